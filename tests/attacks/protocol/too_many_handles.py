"""Returns a hundred thousand objects at once."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
def double(x):
    return [object() for _ in range(100_000)]
