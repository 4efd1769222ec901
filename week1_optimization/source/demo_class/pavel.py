"""Everything is right, but the notebook was renamed."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = None
DO = ["rename_file 07_optimizers-final.ipynb"]
