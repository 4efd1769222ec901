"""Writes to stdout and stderr in turn, thousands of times; its answers are right."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% last
import sys
for number in range(3_000):
    print(number)
    print(number, file=sys.stderr)
