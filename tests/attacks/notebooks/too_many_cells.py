"""Hands in twenty thousand cells."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = None
DO = ["add_cells 20000"]
