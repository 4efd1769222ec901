"""Asks the test's function for ever instead of answering."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        while True:
            f(1)
