"""Moves tests above solutions, turns them to markdown, doubles and empties them."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]
DO = ["weaken test_double", "duplicate test_double", "to_markdown test_Counter", "move_to_top test_batches", "drop setup"]

# %% double
def double(x):
    return x
