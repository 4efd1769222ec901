"""Writes to, duplicates and sends away every file descriptor that it finds open."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import os
for fd in range(3, 256):
    try:
        os.write(fd, b"\0\0\0\1\0\0\0\0x")
        os.dup2(fd, 0)
        os.close(fd)
    except OSError:
        pass
