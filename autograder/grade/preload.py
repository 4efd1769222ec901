"""Many imports at once, in the process that workers are forked from and in the one that leads them.

Nothing starts a thread or computes: a fork keeps neither.
"""

from __future__ import annotations

import contextlib
import gc
import importlib

from autograder.lean import leave_out


def preload(modules: tuple[str, ...]) -> None:
    """Import what will be needed; there is no garbage to look for meanwhile, or in it later.

    To look for it would also part the memory that forks share.
    """
    leave_out()
    gc.disable()
    for name in modules:
        with contextlib.suppress(ImportError):  # who needs it says so later, in words
            importlib.import_module(name)
    gc.freeze()
    gc.enable()
