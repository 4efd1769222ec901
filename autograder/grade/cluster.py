"""Workers: dask.distributed, a cluster on this machine by default or any that runs already."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NoReturn, cast

import dask
import psutil
from distributed import Client, LocalCluster, as_completed

from autograder.errors import DescentError, UsageError
from autograder.grade.forks import WORKER_MODULE, warm_up
from autograder.grade.task import Graded, Task, grade_notebook
from autograder.text import one_line

CONNECT_SECONDS = 15
END_SECONDS = 60
RETRIES = 3  # a worker that dies takes its tasks with it; they are given to another


@contextlib.contextmanager
def workers(number: int | None = None, scheduler: str | None = None) -> Iterator[Client]:
    """A client of ``scheduler``, or of a new local cluster with ``number`` processes (default: one a core).

    Raises
    ------
    UsageError
        Nothing answers at the scheduler's address.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if scheduler is not None:
        with _connect(scheduler) as client:
            yield client
        return
    try:
        with _local_cluster(number or os.cpu_count() or 1) as cluster, _client(cluster) as client:
            try:
                yield client
            except KeyboardInterrupt:
                _stop_at_once()  # before the cluster is closed, which takes its time
    except KeyboardInterrupt:
        _stop_at_once()


@contextlib.contextmanager
def _local_cluster(count: int) -> Iterator[Any]:
    """A cluster whose processes are forked from the warm one, leave Ctrl-C to this one, and end at once."""
    warm_up()
    make_cluster: Any = LocalCluster  # distributed has no types
    with dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"}):
        cluster = make_cluster(
            n_workers=count, threads_per_worker=1, dashboard_address=":0", preload=[WORKER_MODULE]
        )
        with cluster:
            yield cluster
            cluster.sync(_end_workers, cluster)


async def _end_workers(cluster: Any) -> None:
    """They have nothing left to do, so they are killed; asked to go, they take a second."""
    nannies = list(cluster.workers.values())
    closing = [asyncio.ensure_future(nanny.close(timeout=END_SECONDS)) for nanny in nannies]
    await asyncio.sleep(0)  # from here on a nanny takes its worker's end for its own doing
    for pid in [nanny.pid for nanny in nannies if nanny.pid]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    await asyncio.gather(*closing)


def _stop_at_once() -> NoReturn:
    """End every process of ours; the ledger knows what is done, so there is nothing to tidy up."""
    print("\nstopped: what is graded is kept, and the same command goes on from there", file=sys.stderr)
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            process.kill()
    os._exit(130)


def _client(*args: Any, **kwargs: Any) -> Client:
    client: Client = cast(Any, Client)(*args, **kwargs)
    return client


def _connect(address: str) -> Client:
    try:
        return _client(address, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        msg = f"no dask scheduler answers at {address} ({error}); start one, or leave --scheduler out"
        raise UsageError(msg) from error


def worker_count(client: Client) -> int:
    """How many workers there are now, at least one."""
    return max(len(client.scheduler_info(n_workers=-1)["workers"]), 1)


def grade_all(client: Client, tasks: Iterable[Task], at_once: int) -> Iterator[Graded]:
    """Grade in parallel; results come in the order in which they are done.

    No more than ``at_once`` tasks are out at a time, so memory does not grow with their number.

    Raises
    ------
    GradingError, MissingProgram
        A worker cannot grade at all.
    """
    waiting = iter(tasks)
    running = cast(Any, as_completed)([])
    for task in islice(waiting, at_once):
        running.add(_submit(client, task))
    for future in running:
        yield _result(future)
        future.release()
        for task in islice(waiting, 1):
            running.add(_submit(client, task))


def _submit(client: Client, task: Task) -> Any:
    key = f"{task.student}/{task.notebook}"
    return client.submit(grade_notebook, task, pure=False, retries=RETRIES, key=key)


def _result(future: Any) -> Graded:
    try:
        return cast(Graded, future.result())
    except DescentError:
        raise
    except Exception as error:  # noqa: BLE001  a defect, or a worker that died too often: the others go on
        student, _, notebook = str(future.key).partition("/")
        return Graded(
            student, notebook, problem=one_line(f"a worker failed: {type(error).__name__}: {error}")
        )
