"""Has lists where the notebook format has objects and texts, so that no program reads it."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = None
DO = ["wrong_types"]
