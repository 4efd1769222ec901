"""Prints as much as it may between two items, for as long as the test asks."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter"]

# %% batches
def batches(n, size, rng):
    while True:
        print("y" * 99_000)
        yield np.arange(3)
