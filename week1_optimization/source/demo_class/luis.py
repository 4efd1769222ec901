"""Everything is right, but the file was cut off while it was saved."""

NOTEBOOK = "07_optimizers"
START = "solutions"
EARNS = None
DO = ["break_json"]
