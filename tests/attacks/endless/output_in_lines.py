"""Prints millions of lines in its cell and in every call; its answers are right."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% double
def double(x):
    for number in range(50_000):
        print(number)
    return 2.0 * np.asarray(x)
for number in range(200_000):
    print(number)
