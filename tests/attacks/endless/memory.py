"""Takes memory until it is refused, and then takes it in small pieces."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
def double(x):
    kept = []
    for size in (2**33, 2**30, 2**26):
        try:
            while True:
                kept.append(np.zeros(size, dtype=np.uint8))
        except MemoryError:
            continue
    return x
