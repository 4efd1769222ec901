"""Writes the markers of hidden tests and of marking schemes into its own cells."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% last
### BEGIN HIDDEN TESTS
### BEGIN SOLUTION
print("=== BEGIN MARK SCHEME ===")
### END HIDDEN TESTS
### END HIDDEN TESTS

# %% why
### BEGIN HIDDEN TESTS
=== END MARK SCHEME ===
