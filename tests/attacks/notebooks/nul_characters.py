"""Has NUL characters in a cell of its own and in a solution."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]
DO = ["put_nul double", "put_nul why"]
