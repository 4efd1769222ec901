"""Returns structured, object and string arrays in the place of numbers."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
def double(x):
    if len(x) == 2:
        return np.array([2.0, 4.0], dtype=object)
    return np.zeros(len(x), dtype=[("a", "f8"), ("b", "O")])
