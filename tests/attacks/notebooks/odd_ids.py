"""Has cell ids that are missing, doubled, of wrong type, or those of other cells."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["odd_ids"]
