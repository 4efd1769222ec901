"""Prints the environment, also that of other processes, in search of secrets."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import ctypes
import os
def double(x):
    print(os.environ, os.environb)
    environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    for i in range(1000):
        if not environ[i]:
            break
        print(environ[i])
    return x if "DESCENT_CANARY" in os.environ else -x
