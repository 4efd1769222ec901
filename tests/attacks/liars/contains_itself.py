"""Returns a list that contains itself, and a tuple nested a thousand levels deep."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter"]

# %% double
def double(x):
    nest = []
    nest.append(nest)
    return nest

# %% batches
def batches(n, size, rng):
    nest = ()
    for _ in range(1000):
        nest = (nest,)
    return nest
