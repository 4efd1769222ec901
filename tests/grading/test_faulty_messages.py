"""A message with one fault ends the candidate and says so; bytes that drip do not put its deadline off."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.candidate.line import HEAD, Line, WireTimeout, pack
from autograder.errors import ProtocolError
from autograder.examiner.limits import Limits
from tests.grading.talks import RAN, conversation_after


def answer(**about: Any) -> bytes:
    parts = {"op": "return", "id": 2, "value": None, "changed": [], "outputs": []}
    return bytes(pack(RAN) + pack(parts | about))


FAULTY: dict[str, bytes] = {
    "more stand-ins than may be held": answer(
        value=["list", *(["handle", number, "instance", "x"] for number in range(30_000))]
    ),
    "a number that is too long": answer(value=7).replace(b"7", b"7" * 6_000, 1),
    "outputs without end": answer(outputs=[{"output_type": "stream", "text": "x"}] * 300),
    "no outputs at all": answer(outputs=None),
    "a change that is no pair": answer(changed=[[1, 2, 3]]),
    "an object of the test's that was never handed over": answer(value=["yours", 1]),
    "two numbers for one answer": answer(id=[2]),
}


@pytest.mark.parametrize("raw", FAULTY.values(), ids=FAULTY.keys())
def test_a_fault_ends_the_candidate_and_says_so(raw: bytes) -> None:
    with conversation_after(raw, Limits(start=60.0, call=60.0)) as talk:
        talk.open_cell(time.monotonic() + 60.0)
        talk.run("cell")
        with pytest.raises(ProtocolError):
            talk.name("f")
        assert not talk.alive


@pytest.fixture
def drip() -> Iterator[Line]:
    """A line on which a byte comes now and then, for ever."""
    ours, theirs = socket.socketpair()
    stop = threading.Event()

    def send() -> None:
        with contextlib.suppress(OSError):
            theirs.sendall(HEAD.pack(2**20, 2**27))
            while not stop.wait(0.005):
                theirs.sendall(b" ")

    thread = threading.Thread(target=send)
    thread.start()
    yield Line(ours)
    stop.set()
    ours.close()  # first: bytes that nobody has read might keep the thread waiting
    thread.join()
    theirs.close()


def test_bytes_that_drip_do_not_put_the_deadline_off(drip: Line) -> None:
    with pytest.raises(WireTimeout):
        drip.receive(time.monotonic() + 0.5)
