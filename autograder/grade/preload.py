"""Imports in the process that workers are forked from.

It starts no thread and computes nothing: a fork keeps neither.
"""

from __future__ import annotations

import contextlib
import gc
import importlib

from autograder.lean import leave_out


def preload(modules: tuple[str, ...]) -> None:
    """Import what the workers will need; collecting garbage meanwhile would part shared memory."""
    leave_out()
    gc.disable()
    for name in modules:
        with contextlib.suppress(ImportError):  # who needs it says so later, in words
            importlib.import_module(name)
    gc.freeze()
    gc.enable()
