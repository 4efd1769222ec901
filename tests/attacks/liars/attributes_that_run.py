"""Returns an object whose every attribute, name and class is computed and raises."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
class Meta(type):
    @property
    def __name__(cls):
        raise KeyboardInterrupt
class Thorny(metaclass=Meta):
    def __getattribute__(self, name):
        raise SystemExit(0)
def double(x):
    return Thorny()
