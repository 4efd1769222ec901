"""Compiles code under a file name of markup, which appears in the traceback."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
source = "def double(x):\n    raise KeyError('<script>alert(1)</script>')"
exec(compile(source, "</pre><script>alert(2)</script>", "exec"))

# %% first
exec(compile("1/0", "<img src=x onerror=alert(3)>", "exec"))
