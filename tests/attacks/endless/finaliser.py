"""Loops in finalisers and at exit, when its process is meant to end."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import atexit
class Undead:
    def __del__(self):
        while True:
            pass
def loop():
    while True:
        pass
atexit.register(loop)
undead = Undead()
def double(x):
    return x
