"""Sends bytes that are no message at all."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import gc
def double(x):
    line = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Line")
    line._sock.sendall(b"\xff" * 4096)
    while True:
        pass
