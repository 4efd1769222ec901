"""Tags the solutions so that they are skipped, and hides its tests behind tags."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]
DO = ["tag double demo", "tag test_double demo", "tag test_double skip-execution", "tag test_double remove_cell"]

# %% double
def double(x):
    return x
