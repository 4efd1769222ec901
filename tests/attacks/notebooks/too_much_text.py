"""Hands in more text than fits on any page."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = None
DO = ["add_text 5000000"]
