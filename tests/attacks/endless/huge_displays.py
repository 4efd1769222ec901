"""Displays pictures of many megabytes, and hundreds of small ones; its answers are right."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% last
from IPython.display import display
display({"image/png": "A" * 30_000_000}, raw=True)
for number in range(1_000):
    display({"text/plain": str(number), "image/png": "iVBORw0KGgo="}, raw=True)
