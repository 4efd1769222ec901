"""One sandboxed candidate process, seen from outside: start it, talk to it, kill it."""

from __future__ import annotations

import time
from typing import Any

from autograder.candidate.line import Line, WireClosed, WireTimeout, pack
from autograder.candidate.wire import WireError
from autograder.errors import (
    CandidateDied,
    CandidateError,
    CandidateTimeout,
    ProtocolError,
    SandboxError,
    SandboxLost,
)
from autograder.examiner.limits import Limits
from autograder.examiner.nursery import Nursery, shared_nursery

Message = dict[str, Any]


class Candidate:
    """A process behind walls that holds the student's objects.

    ``lost`` is whether it has ended together with the sandbox, by no fault of its own.

    Raises
    ------
    SandboxError
        The walls could not be built; the text says which.
    """

    def __init__(self, limits: Limits, nursery: Nursery | None = None) -> None:
        self._nursery = nursery or shared_nursery()
        self._number, sock = self._nursery.spawn(limits)
        self._line = Line(sock)
        self.alive, self.lost = True, False
        try:
            message, _ = self.receive(time.monotonic() + limits.start)
        except CandidateError as error:
            if self.lost:
                raise SandboxLost("the sandbox has ended") from error
            msg = f"the sandbox did not start within {limits.start:g} s: {error}"
            raise SandboxError(msg) from error
        if message.get("op") != "ready":
            self.kill()
            msg = f"the sandbox did not start: {message.get('reason')}"
            raise SandboxError(msg)

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

    def _end(self, error: Exception) -> CandidateError:
        self.kill()
        self.lost = isinstance(error, WireClosed) and not self._nursery.answers()
        if isinstance(error, WireTimeout):
            return CandidateTimeout("the code was stopped: it took too long (an endless loop?)")
        if isinstance(error, WireClosed):
            return CandidateDied("the process of the code ended (out of memory, or os._exit?)")
        return ProtocolError(f"the answer could not be read: {error}")

    def kill(self) -> None:
        """End the process and everything that it started; may be called again."""
        if self.alive:
            self.alive = False
            self._line.close()
            self._nursery.kill(self._number)
