"""A child process in which notebooks are examined, so that whatever hangs there can be ended from here.

It is forked at first need, with PyTorch already loaded, and serves one job after the other.
A thread has a child of its own, which ends with the thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import resource
import signal
import threading
import traceback
import warnings
import weakref
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from autograder.errors import DescentError
from autograder.examiner.nursery import START_SECONDS, shared_nursery, sockets_ahead
from autograder.examiner.test_cell import import_torch

SET_PDEATHSIG = 1
MEMORY = 4 * 2**30  # bytes that the child may take beyond what it starts with
PATIENCE = START_SECONDS + 60.0  # for what comes before a job's first report, the sandbox's start included

Report = Callable[[object, float], None]


class Stopped(Exception):
    """The child had to be ended, or ended by itself; ``step`` is what it had reported last."""

    def __init__(self, step: object, reason: str) -> None:
        super().__init__(reason)
        self.step = step


class Died(Stopped):
    """The child ended by itself, or was killed by somebody else: it need not be the job's fault."""


class Watched:
    """The child, seen from its parent."""

    def __init__(self) -> None:
        self.parent = os.getpid()
        self._pid = 0
        self._connection: Any = None

    def start(self) -> None:
        """Fork the child, unless it is there; it goes on to start its sandbox."""
        if self._pid:
            return
        import_torch()
        with _forking, warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # other threads: none of theirs is used there
            self._connection, theirs = Pipe()
            self._pid = os.fork()
            if self._pid == 0:
                _serve(theirs, self.parent)
            theirs.close()
        self._finalizer = weakref.finalize(self, _end, self._pid, self._connection, self.parent)

    def call(self, function: Callable[..., Any], *args: Any) -> Any:
        """What ``function(report, *args)`` returns or raises in the child.

        ``report(step, seconds)`` tells what is begun, and how long it may take until the next report.

        Raises
        ------
        Stopped
            It took longer, or the child died (Died).
        """
        self.start()
        try:
            kind, value = self._hear_out((function, args))
        except BaseException:  # also Ctrl-C: the next job must not get this one's answer
            self.close()
            raise
        if kind == "raised":
            raise value
        return value

    def _hear_out(self, job: object) -> tuple[str, Any]:
        step, patience = None, PATIENCE
        try:
            self._connection.send(job)
            while self._connection.poll(patience):
                kind, value = self._connection.recv()
                if kind != "begun":
                    return kind, value
                step, patience = value
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise Died(step, "the examiner's process ended (out of memory?)") from None
        raise Stopped(step, f"it had not ended after {patience:g} s")

    def close(self) -> None:
        """End the child and all that it started; the next job gets a new one."""
        if self._pid:
            self._finalizer()
            self._pid = 0


_forking = threading.Lock()
_of_thread = threading.local()


def watched() -> Watched:
    """This thread's own child; a fork of this process has its own too, and never gets this one's answers."""
    mine = getattr(_of_thread, "watched", None)
    if mine is None or mine.parent != os.getpid():
        mine = _of_thread.watched = Watched()
    return mine


def _end(pid: int, connection: Connection, parent: int) -> None:
    connection.close()
    if os.getpid() == parent:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


# --- in the child --------------------------------------------------------------------------------


def _serve(connection: Connection, parent: int) -> NoReturn:
    """Do one job after the other, until the parent hangs up."""
    try:
        _let_go({0, 1, 2, connection.fileno()} | sockets_ahead())
        _settle(parent)
        while True:
            function, args = connection.recv()
            connection.send(_outcome(function, args, lambda *begun: connection.send(("begun", begun))))
    finally:
        os._exit(0)


def _let_go(kept: set[int]) -> None:
    """Hold nothing of the parent's open: who waits there for the end of a pipe would wait for this process.

    The numbers stay taken, so that an object of the parent's which is closed here closes nothing of ours.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
        if number not in kept and number != nowhere:
            with contextlib.suppress(OSError):  # the listing's own
                os.fstat(number)
                os.dup2(nowhere, number, inheritable=False)


def _settle(parent: int) -> None:
    """End with the parent, leave alone what is the parent's, and have a sandbox ready."""
    ctypes.CDLL(None).prctl(SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    gc.freeze()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _bound_memory()
    with contextlib.suppress(DescentError):  # the first job will meet it again, and say so
        shared_nursery()


def _bound_memory() -> None:
    """Take no more memory than a test can need: a MemoryError costs one test."""
    lines = Path("/proc/self/status").read_text().splitlines()
    used = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if hard == resource.RLIM_INFINITY or hard > used + MEMORY:
        resource.setrlimit(resource.RLIMIT_DATA, (used + MEMORY, hard))


def _outcome(function: Callable[..., Any], args: tuple[Any, ...], report: Report) -> tuple[str, Any]:
    try:
        return "done", function(report, *args)
    except BaseException as error:  # noqa: BLE001  the parent raises it
        error.add_note("".join(traceback.format_exception(error)))
        return "raised", error
