"""Adds a cell that claims to be a test worth a thousand points, before the true one."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]
DO = ["claim_points test_double"]

# %% double
def double(x):
    return x
