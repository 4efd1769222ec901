"""Has widget state, a language and a kernel in the notebook's metadata that would load scripts or break pages."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["odd_notebook_metadata"]
