"""Hands in a cell of a million characters; its answers are right."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["add_text 1000000"]
