"""Returns an iterator that gives something else every time and never ends."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter"]

# %% batches
class Endless:
    def __iter__(self):
        return self
    def __next__(self):
        return np.arange(3)
def batches(n, size, rng):
    return Endless()
