"""Returns a dict whose keys all have one hash, so that reading it takes the square of their number."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
def double(x):
    return {(k + 1) * (2**61 - 1): 0 for k in range(40_000)}
