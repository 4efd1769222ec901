"""Installs them with pip, by magic and by import."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
get_ipython().run_line_magic("pip", "install torch")
get_ipython().system("pip install torch")
def double(x):
    import torch
    return 2.0 * x
