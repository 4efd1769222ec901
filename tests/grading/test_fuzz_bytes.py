"""Whatever bytes a candidate sends, nearly a conversation or not: the same, and within the examiner's memory."""

import contextlib
import gc
import random
import socket
import threading
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from autograder.candidate.line import HEAD, Line, WireClosed
from autograder.candidate.outputs import Record
from autograder.candidate.server import Server
from autograder.examiner.calls import Calls
from autograder.examiner.candidate import Candidate
from autograder.examiner.conversation import Conversation
from autograder.examiner.limits import Limits
from autograder.examiner.outputs import Shown
from tests.grading.talks import MANY, READY, SEED, FakeNursery, answers_to, scenario

MAX_MEMORY = 64 * 2**20

STUDENT = """
import numpy as np
class Thing:
    attribute = 3
    def method(self, x): x += 1; return [x, {"a": (1, 2j)}, b"bytes"]
    def __getitem__(self, index): return np.float32(index)
    def __len__(self): return 2
    def __iter__(self): return iter([np.zeros((2, 3)).T, "two"])
def f(*args, option):
    for arg in args:
        if getattr(arg, "__name__", "") == "function": arg(2.0)
        if isinstance(arg, np.random.Generator): arg.random(3)
    option[...] = 5.0
    print("called")
    return Thing()
"""


class FakeShell:
    """As much of a shell as the candidate's server needs."""

    def __init__(self) -> None:
        self.record, self.user_ns = Record(), {}

    def run_cell(self, source: str, **_: Any) -> Any:
        exec(STUDENT, self.user_ns)
        self.record.stream("stdout", "ran\n")
        return type("Result", (), {"success": True})


@pytest.fixture(scope="module")
def transcript() -> bytes:
    """All that an honest candidate sends."""
    (ours, middle), (middle_too, theirs) = socket.socketpair(), socket.socketpair()
    said = bytearray()
    threads = [
        threading.Thread(target=_serve, args=(theirs,)),
        threading.Thread(target=_copy, args=(middle_too, middle, said)),
        threading.Thread(target=_copy, args=(middle, middle_too, bytearray())),
    ]
    nursery = FakeNursery((ours, theirs))
    for thread in threads:
        thread.start()
    candidate = Candidate(Limits(start=60.0), nursery)  # type: ignore[arg-type]
    talk = Conversation(candidate, Limits(call=60.0), Shown().add, Calls())
    scenario(talk)
    ours.shutdown(socket.SHUT_RDWR)
    for thread in threads:
        thread.join()
    candidate.kill()
    for sock in (middle, middle_too):
        sock.close()
    return bytes(said[len(READY) :])


def _serve(sock: socket.socket) -> None:
    line = Line(sock)
    line.send(READY)
    with contextlib.suppress(WireClosed):
        Server(line, FakeShell()).serve()  # type: ignore[arg-type]
    sock.close()


def _copy(source: socket.socket, target: socket.socket, said: bytearray) -> None:
    while part := source.recv(2**16):
        said += part
        target.sendall(part)
    with contextlib.suppress(OSError):  # it has gone already
        target.shutdown(socket.SHUT_WR)


def whole_messages(raw: bytes) -> list[bytes]:
    parts = []
    while raw:
        end = HEAD.size + sum(HEAD.unpack_from(raw))
        parts.append(raw[:end])
        raw = raw[end:]
    return parts


def flip(draw: random.Random, raw: bytearray) -> None:
    for _ in range(draw.choice([1, 1, 2, 8])):
        raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)


def cut(draw: random.Random, raw: bytearray) -> None:
    del raw[draw.randrange(len(raw)) :]


def take_out(draw: random.Random, raw: bytearray) -> None:
    start = draw.randrange(len(raw))
    del raw[start : start + draw.choice([1, 4, 40])]


def put_in(draw: random.Random, raw: bytearray) -> None:
    at = draw.randrange(len(raw))
    raw[at:at] = draw.choice(
        [b"[", b'"', b"9" * 5_000, b"[" * 5_000, b"-", b"1e999", draw.randbytes(9), b"\0", b"null"]
    )


def lie_about_lengths(draw: random.Random, raw: bytearray) -> None:
    lengths = [draw.choice([0, 1, 7, 2**16, 2**24, 2**28, 2**32 - 1]) for _ in range(2)]
    raw[: HEAD.size] = HEAD.pack(*lengths)


def change_a_number(draw: random.Random, raw: bytearray) -> None:
    places = [at for at, byte in enumerate(raw[HEAD.size :], HEAD.size) if chr(byte).isdigit()]
    if places:
        raw[draw.choice(places)] = ord(draw.choice("0123456789-."))


MUTATIONS: list[Callable[[random.Random, bytearray], None]] = [
    flip, cut, take_out, put_in, lie_about_lengths, change_a_number, change_a_number
]  # fmt: skip


def mutated(draw: random.Random, parts: list[bytes]) -> bytes:
    """The conversation with messages changed, doubled, dropped or swapped."""
    chosen = [bytearray(part) for part in parts]
    at = draw.randrange(len(chosen))
    draw.choice(MUTATIONS)(draw, chosen[at])
    if draw.random() < 0.3:
        chosen.insert(draw.randrange(len(chosen)), chosen[draw.randrange(len(chosen))])
    if draw.random() < 0.2:
        del chosen[draw.randrange(len(chosen))]
    return b"".join(chosen)


def test_an_unchanged_conversation_goes_through(transcript: bytes) -> None:
    assert len(whole_messages(transcript)) > 20
    assert answers_to(transcript)._asked > 20


def test_no_bytes_raise_anything_else(transcript: bytes) -> None:
    draw, parts = random.Random(SEED), whole_messages(transcript)
    for _ in range(MANY):
        answers_to(mutated(draw, parts))
    assert answers_to(transcript)._asked > 20


def test_lies_about_sizes_take_no_memory(transcript: bytes) -> None:
    draw, parts = random.Random(SEED), whole_messages(transcript)
    gc.collect()
    tracemalloc.start()
    try:
        for _ in range(100):
            first = bytearray(parts[0])
            lie_about_lengths(draw, first)
            answers_to(bytes(first) + b" " * 2**16)
        assert tracemalloc.get_traced_memory()[1] < MAX_MEMORY
    finally:
        tracemalloc.stop()
