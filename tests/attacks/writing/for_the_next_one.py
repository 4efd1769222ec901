"""Leaves an answer in every folder that it can write to, for its own rebuilt process or for another student."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["batches"]

# %% double
import os
def double(x):
    for folder in ("/tmp", "/dev/shm", "/var/tmp", "/run", "/dev/mqueue"):
        try:
            with open(folder + "/answer", "w") as file:
                file.write("2.0")
        except OSError:
            pass
    os._exit(0)

# %% Counter
class Counter:
    def __init__(self, bound):
        open("/tmp/answer").read()
