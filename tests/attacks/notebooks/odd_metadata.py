"""Has metadata of every wrong type, and points, tags and locks of its own choice."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]
DO = ["odd_metadata"]

# %% double
def double(x):
    return x
