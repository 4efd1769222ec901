"""Returns an array without elements whose first axis is as long as 2**50, to be looped over by the test."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter"]

# %% batches
def batches(n, size, rng):
    yield np.zeros((2**50, 0))
