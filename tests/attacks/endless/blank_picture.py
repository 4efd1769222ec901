"""Displays a picture that is nothing but blanks and one wrong character, for a slow pattern to try."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% last
from IPython.display import display
display({"image/png": " " * 3_000_000 + "!"}, raw=True)
