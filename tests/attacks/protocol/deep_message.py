"""Sends JSON that is nested as deep as a message is long."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import gc
def double(x):
    line = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Line")
    text = b'{"op":"return","changed":[],"outputs":[],"value":' + b"[" * 2_000_000 + b"]" * 2_000_000 + b"}"
    line._sock.sendall(len(text).to_bytes(4, "big") + bytes(4) + text)
    while True:
        pass
