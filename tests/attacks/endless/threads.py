"""Starts threads until it is refused."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import threading
def double(x):
    stop = threading.Event()
    try:
        for _ in range(10_000):
            threading.Thread(target=stop.wait, daemon=True).start()
    except RuntimeError:
        stop.set()
    return x
