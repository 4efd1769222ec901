"""Nests tags, quotes and lists thousands of levels deep and repeats openings that never close."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["add_nesting why"]
