"""One sandboxed candidate process, seen from outside: start it, ask it, kill it."""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
import time
from typing import IO, Any

from autograder.candidate.line import Line, WireClosed, WireTimeout, pack
from autograder.candidate.wire import WireError
from autograder.errors import CandidateDied, CandidateTimeout, ProtocolError, SandboxError
from autograder.examiner.limits import Limits
from autograder.examiner.sandbox import command

Message = dict[str, Any]


class Candidate:
    """A process behind walls that holds the student's objects.

    Raises
    ------
    SandboxError
        The sandbox could not be started; the text says what bubblewrap said.
    """

    def __init__(self, limits: Limits) -> None:
        ours, theirs = socket.socketpair()
        self._line = Line(ours)
        with theirs, tempfile.TemporaryFile() as said:
            self._process = _start(limits, theirs, said)
            theirs.close()
            self._greet(limits, said)

    def _greet(self, limits: Limits, said: IO[bytes]) -> None:
        try:
            message, _ = self.receive(time.monotonic() + limits.start)
        except (CandidateDied, CandidateTimeout) as error:
            said.seek(0)
            text = said.read(2000).decode(errors="replace").strip() or "it said nothing"
            msg = f"the sandbox did not start within {limits.start:g} s: {text}"
            raise SandboxError(msg) from error
        if message.get("op") != "ready":
            self.kill()
            msg = "the sandbox did not say that it is ready"
            raise SandboxError(msg)

    @property
    def alive(self) -> bool:
        """Whether the process is there and has kept to the protocol."""
        return self._process.poll() is None

    def send(self, message: Message, blob: bytes | bytearray, deadline: float) -> None:
        """Send one message; kills the candidate and raises :class:`CandidateError` when that fails."""
        try:
            self._line.send(pack(message, blob), deadline)
        except (WireTimeout, WireClosed) as error:
            raise self._end(error) from error

    def receive(self, deadline: float) -> tuple[Message, bytes]:
        """The next message; kills the candidate and raises :class:`CandidateError` when there is none."""
        try:
            return self._line.receive(deadline)
        except (WireTimeout, WireClosed, WireError) as error:
            raise self._end(error) from error

    def _end(self, error: Exception) -> Exception:
        self.kill()
        if isinstance(error, WireTimeout):
            return CandidateTimeout("the code was stopped: it took too long (an endless loop?)")
        if isinstance(error, WireClosed):
            return CandidateDied("the process of the code ended (out of memory, or os._exit?)")
        return ProtocolError(f"the answer could not be read: {error}")

    def kill(self) -> None:
        """End the process and everything that it started; may be called again."""
        self._process.kill()
        self._process.wait()
        self._line.close()


def _start(limits: Limits, theirs: socket.socket, said: IO[bytes]) -> subprocess.Popen[bytes]:
    fd = theirs.fileno()
    python = ["-I", "-S", "/opt/candidate", str(fd), json.dumps(limits.rlimits())]
    return subprocess.Popen(
        command(limits, python),
        pass_fds=[fd],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=said,
    )
