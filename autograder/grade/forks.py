"""The process that local workers are forked from; standard library only, so that it can be started first."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.forkserver import ensure_running

WORKER_MODULE = "autograder.grade.worker"
AHEAD = {WORKER_MODULE: ["autograder.grade.ahead"]}  # what is imported before the module
PAGES_MODULE = "autograder.feedback.worker"
ENVIRONMENT = {  # there is a worker for every core; what it frees goes back to the system
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_TRIM_THRESHOLD_": "65536",
}


def warm_up(module: str = WORKER_MODULE) -> None:
    """Start that process, if it does not run yet; it imports ``module`` while this one goes on.

    It leaves Ctrl-C to this process, and ends with it.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload([*AHEAD.get(module, []), module])
    before = dict(os.environ)
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is started now inherits this
    os.environ.update(ENVIRONMENT | before)  # and this
    try:
        ensure_running()
    finally:
        for name in ENVIRONMENT.keys() - before.keys():
            del os.environ[name]
        signal.signal(signal.SIGINT, handler)
