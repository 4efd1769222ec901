"""Prints a hundred million characters without an end of line; its answer is right."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% double
def double(x):
    for _ in range(100):
        print("x" * 1_000_000, end="")
    return 2.0 * np.asarray(x)
