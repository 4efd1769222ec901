"""Gives the array that the test handed over another shape and type in place."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
def double(x):
    x.shape = (1, -1)
    x.dtype = np.int64
    return 2.0 * np.arange(5.0)
