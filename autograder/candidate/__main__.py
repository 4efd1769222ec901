"""Start of the sandboxed process: ``python -I -S <folder> FD LIMITS``.

Sets the limits that the process can only lower from here on, imports what
student code expects to be quick, says hello, and serves.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import sys


def limit(limits: dict[str, int]) -> None:
    """Set soft and hard limits; without privileges they cannot be raised again."""
    for name, value in limits.items():
        number = getattr(resource, name)
        resource.setrlimit(number, (value, value))


def main() -> None:
    """Serve the examiner on the inherited socket until it hangs up."""
    fd, limits = int(sys.argv[1]), json.loads(sys.argv[2])
    sys.path[0] = "/opt"
    sys.path.insert(0, "/site")
    limit(limits)
    from candidate.line import Line, WireClosed, pack  # type: ignore[import-not-found]
    from candidate.outputs import Record  # type: ignore[import-not-found]
    from candidate.server import Server  # type: ignore[import-not-found]
    from candidate.shell import make_shell  # type: ignore[import-not-found]

    line = Line(socket.socket(fileno=fd))
    shell = make_shell(Record())
    line.send(pack({"op": "ready", "pid": os.getpid()}))
    sys.argv[1:] = []
    sys.path.remove("/opt")
    sys.path.insert(0, "")
    silence()
    try:
        Server(line, shell).serve()
    except WireClosed:
        os._exit(0)


def silence() -> None:
    """Send what is written past Python's streams to nowhere: nobody reads it."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)


main()
