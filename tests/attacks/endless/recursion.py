"""Recurses without end, in Python and in the parser."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["batches"]

# %% double
import sys
def double(x):
    sys.setrecursionlimit(10**9)
    return double(x)

# %% Counter
class Counter:
    def __init__(self, bound):
        eval("(" * 100_000 + ")" * 100_000)
        self.bound = self
        repr(self.deep(100_000))
    def deep(self, n):
        nest = []
        for _ in range(n):
            nest = [nest]
        return nest
