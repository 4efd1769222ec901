"""Tries to live on after its notebook: double fork, setsid, ignored signals, no death with its parent."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["batches"]

# %% double
import ctypes
import os
import signal
def double(x):
    ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    try:
        os.setsid()
    except OSError:
        pass
    try:
        if os.fork() == 0:
            os.setsid()
            while True:
                pass
    except OSError:
        pass
    return x

# %% Counter
class Counter:
    def __init__(self, bound):
        while True:
            pass
