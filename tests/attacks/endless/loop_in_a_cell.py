"""Never ends its cell, after it has defined a right answer there."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
double = lambda x: 2.0 * x
while True:
    pass
