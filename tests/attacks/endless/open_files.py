"""Opens files until it is refused and keeps them."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
kept = []
def double(x):
    try:
        while True:
            kept.append(open("/dev/zero"))
    except OSError:
        return x
