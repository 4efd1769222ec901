"""Prints scripts on both streams."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["double", "Counter", "batches"]

# %% first
import sys
print("<script>alert(1)</script></pre></div><img src=x onerror=alert(2)>")
print("<svg onload=alert(3)>", file=sys.stderr)
