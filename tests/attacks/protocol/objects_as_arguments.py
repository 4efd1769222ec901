"""Calls the test's function with its own objects, which pretend to be numbers and strike when they are used."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
class Trap:
    __mul__ = __rmul__ = __abs__ = __gt__ = __lt__ = __index__ = lambda self, *args: 1 / 0
    def __call__(self, *args):
        return 1
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        return f(Trap(), *[Trap()] * 5, key=Trap())
