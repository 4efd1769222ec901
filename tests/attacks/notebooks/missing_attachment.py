"""Refers to an attachment that is not there, which stops a renderer that does not expect it."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% why
![gone](attachment:gone.png)
