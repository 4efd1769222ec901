"""Sleeps in a call, and waits for a lock that nobody gives back."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
import threading
class Counter:
    def __init__(self, bound):
        lock = threading.Lock()
        lock.acquire()
        lock.acquire()
