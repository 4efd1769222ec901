"""Leaves threads behind that burn time, print and change what later cells define."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["batches"]

# %% double
import threading
import time
def meddle():
    while True:
        globals()["double"] = lambda x: 2.0 * x + 1
        globals()["Counter"] = None
        print("still here")
        time.sleep(0.001)
for _ in range(4):
    threading.Thread(target=meddle, daemon=False).start()
def double(x):
    return x
