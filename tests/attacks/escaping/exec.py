"""Starts programs: a shell, Python, and a binary of its own in /tmp."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import os
import subprocess
import sys
def double(x):
    with open("/tmp/run", "w") as file:
        file.write("#!/bin/sh\necho owned\n")
    os.chmod("/tmp/run", 0o755)
    for words in (["/bin/sh", "-c", "id"], [sys.executable, "-c", "print(1)"], ["/tmp/run"]):
        for act in (lambda: subprocess.run(words), lambda: os.execv(words[0], words), lambda: os.system(words[0])):
            try:
                act()
            except OSError:
                pass
    return x
