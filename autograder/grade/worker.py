"""What a worker process has loaded before its first task.

Workers on this machine are forked from one process that has imported this module (multiprocessing's
forkserver), so PyTorch is imported once a run and not once a core.  Nothing here starts a thread or computes:
a fork keeps neither.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
from typing import Any

from autograder.lean import leave_out

PRELOADED = (
    "numpy.testing",
    "torch",
    "torch.optim",
    "torch._dynamo",  # what the first step of an optimiser would import
    "distributed",
    "distributed.nanny",
    "descent.checks",
    "descent.surfaces",
    "autograder.grade.task",
    "autograder.examiner.nursery",
)


def _preload() -> None:
    """Import all that grading needs; collecting garbage meanwhile would find none and dirty shared memory."""
    leave_out()
    gc.disable()
    for name in PRELOADED:
        with contextlib.suppress(ImportError):  # who needs it says so later, in words
            importlib.import_module(name)
    gc.freeze()
    gc.enable()


def dask_setup(worker: Any) -> None:
    """Called by dask in every new worker of ours: start the sandbox while the worker introduces itself."""
    from autograder.examiner.nursery import shared_nursery

    worker.executors["default"].submit(shared_nursery)  # its thread lives as long as the worker


_preload()
