"""Yields for ever where a test makes a list of it."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter"]

# %% batches
def batches(n, size, rng):
    while True:
        yield np.arange(3)
