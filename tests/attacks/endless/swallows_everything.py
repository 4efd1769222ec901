"""Loops, catches every exception, and ignores every signal that can be ignored."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "batches"]

# %% Counter
import signal
class Counter:
    def __init__(self, bound):
        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, lambda *args: None)
        while True:
            try:
                while True:
                    pass
            except BaseException:
                continue
