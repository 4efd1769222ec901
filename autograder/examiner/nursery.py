"""Where candidates come from: one warm process behind bubblewrap's walls, forked once a submission."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import socket
import subprocess
import tempfile
import threading
from typing import IO, Any

from autograder.candidate.wall import ALL, Wall
from autograder.errors import SandboxError, SandboxLost
from autograder.examiner.limits import Limits
from autograder.examiner.sandbox import command

START_SECONDS = 60.0


class Nursery:
    """A warm process in a sandbox; :meth:`spawn` forks a candidate from it.

    Parameters
    ----------
    limits
        Bounds on the warm process; each candidate has its own.
    walls
        All of them, unless a test takes one away.

    Raises
    ------
    SandboxError
        The sandbox could not be started; the text says what bubblewrap said.
    """

    def __init__(self, limits: Limits | None = None, walls: frozenset[Wall] = ALL) -> None:
        self._limits, self._walls = limits or Limits(), walls
        self._lock = threading.Lock()
        self._next = 1
        self._control, theirs = _line()
        with theirs, tempfile.TemporaryFile() as said:
            try:
                self._process = _start(command(self._limits, _python(theirs), walls), theirs, said)
            except BaseException:
                self._control.close()
                raise
            theirs.close()
            self._await_warmth(said)

    def _await_warmth(self, said: IO[bytes]) -> None:
        if not self._is_warm():
            said.seek(0)
            text = said.read(2000).decode(errors="replace").strip() or "it said nothing"
            msg = f"the sandbox did not start: {text}"
            raise SandboxError(msg)

    def _is_warm(self) -> bool:
        """Wait until candidates can be forked; False, and closed, when that will not be."""
        self._control.settimeout(START_SECONDS)
        warm = b""
        try:
            with contextlib.suppress(OSError):
                warm = self._control.recv(16)
        finally:
            if not warm:
                self.close()
        return bool(warm)

    @property
    def alive(self) -> bool:
        """Whether candidates can still be forked."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """Process number of the sandbox."""
        return self._process.pid

    def answers(self) -> bool:
        """Whether the warm process still lives; a candidate that has ended may have ended with it."""
        with self._lock:
            try:
                self._control.sendall(json.dumps({"op": "ping"}).encode())
                if self._control.recv(16):
                    return True
            except OSError:
                pass
        self.close()
        return False

    def spawn(self, limits: Limits) -> tuple[int, socket.socket]:
        """Fork a candidate; returns its number and our end of its socket."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            number, self._next = self._next, self._next + 1
            request = {"op": "fork", "number": number, **_bounds(limits, self._walls)}
            try:
                socket.send_fds(self._control, [json.dumps(request).encode()], [theirs.fileno()])
            except OSError as error:
                ours.close()
                msg = f"the sandbox has ended: {error}"
                raise SandboxLost(msg) from error
        return number, ours

    def kill(self, number: int) -> None:
        """End a candidate and everything that it started."""
        with self._lock:
            try:
                self._control.sendall(json.dumps({"op": "kill", "number": number}).encode())
            except OSError:
                self._end()

    def close(self) -> None:
        """End the warm process and every candidate."""
        self._control.close()
        self._end()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()


class Fork(Nursery):
    """A fork of a warm process that was started ahead, behind the same outer walls; ends by itself.

    Parameters
    ----------
    origin
        Our end of that process's socket, which other processes may use at the same time.

    Raises
    ------
    SandboxLost
        That process has ended.
    """

    def __init__(self, origin: socket.socket) -> None:
        self._walls, self._lock, self._next = ALL, threading.Lock(), 1
        self._control, theirs = _line()
        with theirs, contextlib.suppress(OSError):
            socket.send_fds(origin, [json.dumps({"op": "share"}).encode()], [theirs.fileno()])
        if not self._is_warm():
            raise SandboxLost("the sandbox that was started ahead has ended")

    @property
    def alive(self) -> bool:
        """Whether candidates can still be forked."""
        return self.answers()

    def _end(self) -> None:
        """It ends, with its candidates, when our end of its socket is closed."""


def _line() -> tuple[socket.socket, socket.socket]:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def _bounds(limits: Limits, walls: frozenset[Wall]) -> dict[str, Any]:
    """What the warm process has to know to wall a candidate in; it runs on the cores that we run on."""
    rlimits = {name: value for wall, (name, value) in limits.rlimits().items() if wall in walls}
    threads = limits.processes if Wall.THREADS in walls else 0
    bounds = {"limits": rlimits, "threads": threads, "tmp_size": limits.tmp_size, "walls": sorted(walls)}
    return {**bounds, "cores": sorted(os.sched_getaffinity(0))}


def _python(theirs: socket.socket) -> list[str]:
    return ["-I", "-S", "/opt/candidate", str(theirs.fileno())]


def _start(command: list[str], theirs: socket.socket, said: IO[bytes] | int) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=nowhere, stdout=nowhere, stderr=said)


_shared: dict[int, Nursery] = {}
_shared_lock = threading.Lock()
_ahead: list[tuple[subprocess.Popen[bytes], socket.socket]] = []


def start_ahead() -> None:
    """Start a warm process, and go on at once: processes that are forked from this one will share it."""
    ours, theirs = _line()
    with theirs:
        process = _start(command(Limits(), _python(theirs)), theirs, subprocess.DEVNULL)
    _ahead.append((process, ours))


def sockets_ahead() -> set[int]:
    """Descriptors that a fork of this process needs to share what was started ahead."""
    return {control.fileno() for _, control in _ahead}


def _after_fork() -> None:
    """A fork has no thread that would let go of a lock which another one held in its parent."""
    global _shared_lock
    _shared_lock = threading.Lock()


os.register_at_fork(after_in_child=_after_fork)


def shared_nursery() -> Nursery:
    """This process's own nursery, started at first need and again if it has died."""
    with _shared_lock:
        nursery = _shared.get(os.getpid())  # in a fork, the parent's is not ours to use or to close
        if nursery is not None and not nursery.alive:
            atexit.unregister(nursery.close)
            nursery.close()
            nursery = None
        if nursery is None:
            nursery = _shared[os.getpid()] = _new()
            atexit.register(nursery.close)
        return nursery


def _new() -> Nursery:
    """A fork of the warm process that was started ahead, or one of our own."""
    for _, control in _ahead:
        with contextlib.suppress(SandboxLost):
            return Fork(control)
    return Nursery()
