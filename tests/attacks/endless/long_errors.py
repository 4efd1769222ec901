"""Raises errors with millions of characters and a chain of hundreds of causes."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["batches"]

# %% double
def double(x):
    raise ValueError("long " * 2_000_000)

# %% Counter
class Counter:
    def __init__(self, bound):
        cause = None
        for number in range(500):
            try:
                raise KeyError(number) from cause
            except KeyError as error:
                cause = error
        raise cause

# %% last
for _ in range(300):
    get_ipython().showtraceback((ValueError, ValueError("z" * 10_000), None))
