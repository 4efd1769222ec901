"""Returns as many large arrays as there is time for, to be held by the test."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter"]

# %% batches
def batches(n, size, rng):
    while True:
        yield np.zeros(2**22, dtype=bool)
