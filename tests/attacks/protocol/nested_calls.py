"""Answers a call by calling back, so that test and code call each other without end."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        return f(f(f(x))) if x == 1 else self.add(f, x)
    def __call__(self, x):
        return self.add(self, x)
