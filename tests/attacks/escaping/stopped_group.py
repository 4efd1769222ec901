"""Stops its whole process group, so that whoever is in it never answers again."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import os
import signal
def double(x):
    os.kill(0, signal.SIGSTOP)
    os.killpg(0, signal.SIGSTOP)
    return x
