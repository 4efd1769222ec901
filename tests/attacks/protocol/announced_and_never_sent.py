"""Announces a message of 250 MB and sends it a byte at a time."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import gc
import time
def double(x):
    line = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Line")
    line._sock.sendall((2**20).to_bytes(4, "big") + (250 * 2**20).to_bytes(4, "big"))
    while True:
        line._sock.sendall(b" ")
        time.sleep(0.01)
