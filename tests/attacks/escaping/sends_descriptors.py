"""Sends its open files to the examiner along with a message, a hundred at a time."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import gc
import os
import socket
def double(x):
    line = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Line")
    fds = [os.open("/dev/zero", os.O_RDONLY) for _ in range(100)]
    text = b'{"op":"return","value":0,"changed":[],"outputs":[]}'
    for _ in range(10):
        socket.send_fds(line._sock, [len(text).to_bytes(4, "big") + bytes(4) + text], fds)
    return x

# %% Counter
class Counter:
    def __init__(self, bound):
        self.bound = bound
        self.count = 0
    def add(self, f, x):
        self.count += int(f(x) > self.bound)
        return self.count
