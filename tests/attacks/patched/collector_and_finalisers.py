"""Hangs code on the garbage collector, on weak references and on the end of every thread, to run while others answer."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
import gc
import weakref
def meddle(*args):
    get_ipython().user_ns["batches"] = get_ipython().user_ns["batches"]
    raise RuntimeError("collected")
gc.callbacks.append(meddle)
gc.set_threshold(1, 1, 1)
class Counter:
    def __init__(self, bound):
        weakref.finalize(self, meddle)
    def add(self, f, x):
        return 0
