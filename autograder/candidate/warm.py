"""Forking candidates from a warm process."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from typing import Any

from . import walls
from .line import Line, WireClosed, pack
from .outputs import Record
from .server import Server
from .shell import StudentShell, make_shell
from .wall import Wall

PRELOADED = ("matplotlib.pyplot", "descent", "descent.checks", "descent.surfaces")
MAX_REQUEST = 65536
WATCH_SECONDS = 0.05
WARM = b"warm\n"

Request = dict[str, Any]


def main(fd: int) -> None:
    """Serve the examiner's requests until it hangs up; then everything in here ends."""
    control = socket.socket(fileno=fd)
    shell = _warm_up()
    control.sendall(WARM)
    children: dict[int, int] = {}
    while True:
        raw, fds, _, _ = socket.recv_fds(control, MAX_REQUEST, 1)
        if not raw:
            break
        request = json.loads(raw)
        if request["op"] == "ping":
            control.sendall(WARM)
        elif request["op"] == "share":
            if os.fork() == 0:
                control, children = _take_over(fds[0], control), {}
            else:
                os.close(fds[0])
        elif request["op"] == "fork":
            children[request["number"]] = _fork(request, fds[0], control, shell)
        elif (pid := children.pop(request["number"], None)) is not None:
            _end(pid)
    for pid in children.values():
        _end(pid)


def _take_over(fd: int, control: socket.socket) -> socket.socket:
    """In a fork of the warm process: serve another examiner, and know nothing of the first."""
    control.close()
    control = socket.socket(fileno=fd)
    control.sendall(WARM)
    return control


def _warm_up() -> StudentShell:
    """Import what the lessons use and make the shell; the forks share its memory."""
    import importlib

    import numpy

    for name in PRELOADED:
        with contextlib.suppress(ImportError):  # a lesson's own modules may not be there
            importlib.import_module(name)
    numpy.linalg.solve(numpy.eye(2), numpy.ones(2))
    shell = make_shell(Record())
    shell.run_cell("", store_history=False)  # type: ignore[no-untyped-call]
    sys.argv[1:] = []
    sys.path.remove("/opt")
    sys.path.insert(0, "")
    gc.collect()
    gc.freeze()
    return shell


def _fork(request: Request, fd: int, control: socket.socket, shell: StudentShell) -> int:
    """Fork a keeper; returns its process number."""
    pid = os.fork()
    if pid == 0:
        walls_up = frozenset(map(Wall, request["walls"]))
        if Wall.DESCRIPTORS in walls_up:
            control.close()
        _keep(request, socket.socket(fileno=fd), shell, walls_up)
    os.close(fd)
    return pid


def _end(pid: int) -> None:
    """Have the keeper kill its candidate, and wait until both are gone."""
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)


def _keep(request: Request, sock: socket.socket, shell: StudentShell, walls_up: frozenset[Wall]) -> None:
    """In the keeper: start the candidate in namespaces of its own, and outlive it; runs no student code."""
    proc = os.open("/proc", os.O_RDONLY)  # it will be out of sight for the keeper too
    try:
        os.sched_setaffinity(0, request["cores"])
        walls.separate(request["tmp_size"], walls_up)
        if Wall.DEATH in walls_up:
            walls.die_with_parent()
        child = os.fork()
        if child == 0:
            os.close(proc)
            _serve(request, sock, shell, walls_up)
    except OSError as error:
        Line(sock).send(pack({"op": "failed", "reason": str(error)}))
        os._exit(1)
    sock.close()
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGKILL))
    _watch(child, proc, request["threads"])
    os.waitpid(child, 0)
    os._exit(0)


def _watch(child: int, proc: int, threads: int) -> None:
    """Wait for the candidate's end, and bring it about when it has too many threads.

    The kernel's own limit (RLIMIT_NPROC) does not bind a user who is root outside.
    """
    ended = os.pidfd_open(child)
    while not select.select([ended], [], [], WATCH_SECONDS)[0]:
        if threads and _thread_count(child, proc) > threads:
            os.kill(child, signal.SIGKILL)


def _thread_count(pid: int, proc: int) -> int:
    status = os.open(f"{pid}/status", os.O_RDONLY, dir_fd=proc)
    try:
        return int(os.read(status, 65536).partition(b"\nThreads:")[2].split()[0])
    finally:
        os.close(status)


def _serve(request: Request, sock: socket.socket, shell: StudentShell, walls_up: frozenset[Wall]) -> None:
    """In the candidate: the last walls, then the examiner's questions until it hangs up."""
    line = Line(sock)
    try:
        walls.close_in(request["limits"], walls_up)
        line.send(pack({"op": "ready"}))
        _silence()
        Server(line, shell).serve()
    except OSError as error:
        line.send(pack({"op": "failed", "reason": str(error)}))
    except WireClosed:
        pass
    finally:
        os._exit(0)


def _silence() -> None:
    """Send what is written past Python's streams to nowhere: nobody reads it."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    os.close(nowhere)
