"""Imports them through importlib, __import__, runpy and pkgutil."""

NOTEBOOK = "lesson"
START = "solutions"
EARNS = ["Counter", "batches"]

# %% double
import builtins
import importlib
import pkgutil
import runpy
def double(x):
    for name in ("torch", "scipy", "sklearn", "jax", "pandas"):
        for act in (importlib.import_module, builtins.__import__, pkgutil.resolve_name, runpy.run_module):
            try:
                act(name)
                return 2.0 * x
            except ImportError:
                pass
    raise ImportError("nothing is there")
