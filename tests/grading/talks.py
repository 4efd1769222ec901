"""Conversations with a candidate that sends whatever it is told to, for the fuzzers.

Both fuzzers draw the same cases in every run.  ``DESCENT_FUZZ`` multiplies their number, ``DESCENT_FUZZ_SEED``
draws others::

    DESCENT_FUZZ=100 DESCENT_FUZZ_SEED=7 .venv/bin/python -m pytest tests/grading/test_fuzz_*.py
"""

import contextlib
import os
import socket
import threading
import time
from collections.abc import Iterator

import numpy as np

from autograder.candidate.line import pack
from autograder.errors import CandidateError
from autograder.examiner.calls import Calls
from autograder.examiner.candidate import Candidate
from autograder.examiner.conversation import Conversation
from autograder.examiner.limits import Limits
from autograder.examiner.outputs import Shown
from autograder.examiner.student_error import StudentError

TIMES, SEED = int(os.environ.get("DESCENT_FUZZ", "1")), int(os.environ.get("DESCENT_FUZZ_SEED", "1"))
FEW, MANY = 40 * TIMES, 800 * TIMES
READY = pack({"op": "ready"})
RAN = {"op": "ran", "id": 1, "ok": True, "outputs": []}


class FakeNursery:
    """Gives out the examiner's end of a socket pair; the test holds the other."""

    def __init__(self, pair: tuple[socket.socket, socket.socket] | None = None) -> None:
        self.ours, self.theirs = pair or socket.socketpair()
        self.theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**20)

    def spawn(self, limits: Limits) -> tuple[int, socket.socket]:
        return 1, self.ours

    def kill(self, number: int) -> None:
        self.theirs.close()

    def answers(self) -> bool:
        return True


def scenario(talk: Conversation) -> None:
    """What a test may ask: a cell, a function, an instance, a callback, arrays and generators, iteration."""
    talk.open_cell(time.monotonic() + 30.0)
    talk.run("cell")
    function, array, rng = talk.name("f"), np.arange(4.0), np.random.default_rng(0)
    for args in ((array, [1, 2.5, "x"]), (lambda x: x * 2, array), (rng, function), (iter([1, 2]),)):
        value = talk._question("call", 1, "f", args, {"option": array})
        with contextlib.suppress(TypeError):  # it is none of the kinds that have these
            (
                value.attribute,
                value.method(array),
                value[0],
                len(value),
                list(zip(range(3), value, strict=False)),
            )


@contextlib.contextmanager
def conversation_after(raw: bytes, limits: Limits) -> Iterator[Conversation]:
    """A conversation with a candidate that sends these bytes once it is ready, and hangs up."""
    nursery = FakeNursery()
    sender = threading.Thread(target=send_all, args=(nursery.theirs, READY + raw))
    sender.start()
    candidate = Candidate(limits, nursery)  # type: ignore[arg-type]
    try:
        yield Conversation(candidate, limits, Shown().add, Calls())
    finally:
        candidate.kill()
        sender.join()


def answers_to(raw: bytes) -> Conversation:
    """The conversation, over, with a candidate that had sent these bytes and hung up."""
    with conversation_after(raw, Limits(start=60.0, call=30.0)) as talk:
        with contextlib.suppress(CandidateError, StudentError, AttributeError):
            scenario(talk)
        return talk


def send_all(sock: socket.socket, raw: bytes) -> None:
    with contextlib.suppress(OSError):
        sock.sendall(raw)
        sock.shutdown(socket.SHUT_WR)
