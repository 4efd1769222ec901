"""Hands in two thousand cells; its answers are right."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]
DO = ["add_cells 2000"]
