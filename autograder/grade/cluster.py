"""Workers: dask.distributed, a cluster on this machine by default or any that runs already."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NoReturn, cast

import dask
import psutil
from distributed import Client, LocalCluster, as_completed

from autograder.errors import DescentError, UsageError
from autograder.grade.forks import WORKER_MODULE, warm_up
from autograder.grade.task import Graded, Task, grade_notebook
from autograder.grade.version import differences, grader_parts
from autograder.text import one_line

CONNECT_SECONDS = 15
END_SECONDS = 60
FORKED = {  # the warm process has the right environment, and this one keeps its own
    "distributed.worker.multiprocessing-method": "forkserver",
    "distributed.nanny.pre-spawn-environ": {},
}
FORGETFUL = {"distributed.admin.low-level-log-length": 10}  # else a thousand submissions are kept in memory
RETRIES = 3  # a worker that dies takes its tasks with it; they are given to another


@contextlib.contextmanager
def workers(
    number: int | None = None, scheduler: str | None = None, module: str = WORKER_MODULE
) -> Iterator[Client]:
    """A client of ``scheduler``, or of a new local cluster with ``number`` processes (default: one a core).

    Local processes have imported ``module``.

    Raises
    ------
    UsageError
        Nothing answers at the scheduler's address, or a worker there has another grader than this process.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if scheduler is not None:
        with dask.config.set(FORGETFUL), _connect(scheduler) as client:
            require_same_grader(client)
            _tell_of_waiting(client, scheduler)
            yield client
        return
    try:
        with _local_cluster(number or os.cpu_count() or 1, module) as cluster, _client(cluster) as client:
            try:
                yield client
            except KeyboardInterrupt:
                _stop_at_once()  # before the cluster is closed, which takes its time
    except KeyboardInterrupt:
        _stop_at_once()


@contextlib.contextmanager
def _local_cluster(count: int, module: str) -> Iterator[Any]:
    """A cluster whose processes are forked from the warm one, leave Ctrl-C to this one, and end at once."""
    warm_up(module)
    make_cluster: Any = LocalCluster  # distributed has no types
    with dask.config.set(FORKED | FORGETFUL):
        cluster = make_cluster(
            n_workers=count, threads_per_worker=1, dashboard_address=":0", preload=[module]
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


def _tell_of_waiting(client: Client, address: str) -> None:
    """Say so if nothing will happen until somebody starts a worker."""
    if not client.scheduler_info()["workers"]:
        said = f"the scheduler at {address} has no workers; waiting for one, as by: dask worker {address}"
        print(said, file=sys.stderr)


def require_same_grader(client: Client) -> None:
    """Whether every worker would give the marks that this process would.

    Raises
    ------
    UsageError
        One has other sources or other libraries, or cannot say.
    """
    answers = cast(Any, client).run(grader_parts, on_error="return")
    if wrong := [f"worker {name} {fault}" for name, found in answers.items() if (fault := _fault(found))]:
        remedy = "give them this checkout and its environment, and start them anew"
        raise UsageError(f"{'; '.join(sorted(wrong))}; {remedy}")


def _fault(found: Any) -> str:
    """What is wrong with a worker's answer, ``""`` if nothing."""
    if isinstance(found, Exception):
        return f"has not this grader: {type(found).__name__}: {found}"
    other = differences(found, grader_parts())
    return f"has another grader ({other})" if other else ""


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
    calls = ((f"{task.student}/{task.notebook}", (task,)) for task in tasks)
    for _, future in in_parallel(client, grade_notebook, calls, at_once):
        yield _result(future)


def in_parallel(
    client: Client, act: Callable[..., Any], calls: Iterable[tuple[str, tuple[Any, ...]]], at_once: int
) -> Iterator[tuple[str, Any]]:
    """Make every call, given as its name and arguments; yields name and future of each as it is done."""
    waiting = iter(calls)
    running = cast(Any, as_completed)([])

    def submit(count: int) -> None:
        for name, args in islice(waiting, count):
            running.add(client.submit(act, *args, pure=False, retries=RETRIES, key=name))

    submit(at_once)
    for future in running:
        yield str(future.key), future
        future.release()
        submit(1)


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
