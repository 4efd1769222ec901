"""Changes the array of an earlier call while it answers a later one."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
kept = []
def double(x):
    kept.append(x)
    for array in kept:
        array.flags.writeable = True
        array[...] = 0.0
    return np.zeros_like(x)
