"""Loops inside one call of C code, where no exception arrives."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import re
def double(x):
    return re.match(r"(a+)+$", "a" * 64 + "b")
