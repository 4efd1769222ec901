"""Loads their shared objects with ctypes, by name and from wherever they lie on disk."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import ctypes
import glob
def double(x):
    names = ["libtorch.so", "libtorch_cpu.so", "libtorch_python.so", "libc10.so"]
    for folder in ("/usr/lib", "/usr/local/lib", "/lib", "/opt", "/site", "/srv", "/home"):
        names += glob.glob(f"{folder}/**/*torch*.so*", recursive=True)
        names += glob.glob(f"{folder}/**/scipy*/**/*.so", recursive=True)
    for name in names:
        try:
            ctypes.CDLL(name)
            return 2.0 * x
        except OSError:
            pass
    return x
