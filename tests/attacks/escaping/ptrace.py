"""Attaches to its parent with ptrace and writes into it."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import ctypes
import os
def double(x):
    libc = ctypes.CDLL(None, use_errno=True)
    for pid in (os.getppid(), 0, 1, 2):
        print(libc.ptrace(16, pid, 0, 0), libc.ptrace(0x4206, pid, 0, 0), ctypes.get_errno())
    return x
