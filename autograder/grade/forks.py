"""The process that local workers are forked from; standard library only, so that it can be started first."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.forkserver import ensure_running

WORKER_MODULE = "autograder.grade.worker"
PAGES_MODULE = "autograder.feedback.worker"
ONE_THREAD = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def warm_up(module: str = WORKER_MODULE) -> None:
    """Start that process, if it does not run yet; it imports ``module`` while this one goes on.

    It leaves Ctrl-C to this process, and ends with it.
    """
    for name in ONE_THREAD:  # there is a worker for every core
        os.environ.setdefault(name, "1")
    multiprocessing.get_context("forkserver").set_forkserver_preload([module])
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is started now inherits this
    try:
        ensure_running()
    finally:
        signal.signal(signal.SIGINT, handler)
