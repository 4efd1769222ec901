"""What a worker process that grades has loaded before its first task.

Workers on this machine are forked from one process that has imported this module (multiprocessing's
forkserver), so PyTorch is imported once a run and not once a core.
"""

from __future__ import annotations

import logging
from typing import Any

from autograder.grade.preload import preload

PRELOADED = (
    "numpy.testing",
    "torch",
    "torch.optim",
    "distributed",
    "distributed.nanny",
    "descent.checks",
    "descent.surfaces",
    "autograder.grade.task",
    "autograder.examiner.watched",
)


def dask_setup(worker: Any) -> None:
    """Called by dask in every new worker of ours: start examiner and sandbox while it introduces itself."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what fails, the coordinator says
    worker.executors["default"].submit(_start_examiner)  # in the thread that will run the tasks


def _start_examiner() -> None:
    from autograder.examiner.watched import watched

    watched().start()


preload(PRELOADED)
