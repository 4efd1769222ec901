"""Calls the test's function with the largest numbers and texts that may cross."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
class Counter:
    def __init__(self, bound):
        pass
    def add(self, f, x):
        for value in (2**4000, "x" * 10_000_000, [0] * 190_000, np.zeros(2**22), 1e308):
            try:
                f(value)
            except Exception as error:
                print(type(error).__name__)
        return 0
