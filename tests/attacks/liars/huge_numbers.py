"""Returns an integer with a million digits and a text of thirty million characters."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["batches"]

# %% double
def double(x):
    return "9" * 30_000_000

# %% Counter
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        return 10**1_000_000
