"""Returns an object with an __array_interface__ that points into memory."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
class Window:
    __array_interface__ = {"shape": (2,), "typestr": "<f8", "data": (4096, False), "version": 3}
def double(x):
    return Window()
