"""Hands in outputs with scripts, and tests with a stored result of full marks."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]
DO = ["store_outputs"]

# %% double
def double(x):
    return x
