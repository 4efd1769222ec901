"""Whatever a candidate sends, the examiner raises an error of the student's or a CandidateError, keeps within its memory, and goes on.

Both fuzzers draw the same cases in every run.  ``DESCENT_FUZZ`` multiplies their number, ``DESCENT_FUZZ_SEED``
draws others::

    DESCENT_FUZZ=100 DESCENT_FUZZ_SEED=7 .venv/bin/python -m pytest tests/grading/test_fuzz.py
"""

import contextlib
import gc
import os
import random
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from autograder.candidate.line import HEAD, Line, WireClosed, WireTimeout, pack
from autograder.candidate.outputs import Record
from autograder.candidate.server import Server
from autograder.candidate.wire import DTYPES, WireError
from autograder.errors import CandidateError, ProtocolError
from autograder.examiner.calls import Calls
from autograder.examiner.candidate import Candidate
from autograder.examiner.conversation import Conversation
from autograder.examiner.limits import Limits
from autograder.examiner.outputs import Shown
from autograder.examiner.student_error import StudentError

TIMES, SEED = int(os.environ.get("DESCENT_FUZZ", "1")), int(os.environ.get("DESCENT_FUZZ_SEED", "1"))
FEW, MANY = 40 * TIMES, 800 * TIMES
MAX_MEMORY = 64 * 2**20
READY = pack({"op": "ready"})


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


def answers_to(raw: bytes) -> Conversation:
    """The conversation, over, with a candidate that had sent these bytes and hung up."""
    nursery = FakeNursery()
    sender = threading.Thread(target=_send_all, args=(nursery.theirs, READY + raw))
    sender.start()
    candidate = Candidate(Limits(start=60.0, call=30.0), nursery)  # type: ignore[arg-type]
    talk = Conversation(candidate, Limits(call=30.0), Shown().add, Calls())
    try:
        with contextlib.suppress(CandidateError, StudentError, AttributeError):
            scenario(talk)
    finally:
        candidate.kill()
        sender.join()
    return talk


def _send_all(sock: socket.socket, raw: bytes) -> None:
    with contextlib.suppress(OSError):
        sock.sendall(raw)
        sock.shutdown(socket.SHUT_WR)


# --- messages by a grammar -----------------------------------------------------------------------

SMALL = st.integers(-2, 12)
SCALARS = st.none() | st.booleans() | SMALL | st.floats() | st.text(max_size=5) | st.integers()
KINDS = [
    "list",
    "tuple",
    "dict",
    "bytes",
    "complex",
    "scalar",
    "array",
    "rng",
    "handle",
    "yours",
    "same",
    "pickle",
]
OBJECTS = ["function", "class", "method", "instance", "iterator"]
ABOUT = (
    st.sampled_from(sorted(DTYPES)),
    st.sampled_from("CFx") | st.just("strided"),
    st.lists(SMALL, max_size=3),
)
HANDLES = st.tuples(st.just("handle"), SMALL, st.sampled_from(OBJECTS), st.text(max_size=5)).map(list)
STATE = {"state": {"state": 5, "inc": 7}, "has_uint32": 0, "uinteger": 0, "bit_generator": "PCG64"}
ODD = st.recursive(
    SCALARS | HANDLES | st.sampled_from(KINDS) | st.just(["rng", STATE, 1]) | st.just({"dtype": "<f8"}),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(st.sampled_from(KINDS), inner, inner).map(list)
        | st.tuples(st.just("array"), *ABOUT, SMALL, st.booleans(), SMALL | st.none()).map(list)
        | st.dictionaries(st.sampled_from(["shape", "dtype", "key", "state"]), inner, max_size=3)
    ),
    max_leaves=8,
)
OUTPUTS = st.just([]) | st.lists(
    st.fixed_dictionaries(
        {"output_type": st.sampled_from(["stream", "error", "display_data"]) | ODD},
        optional={"text": ODD, "name": ODD, "data": ODD, "traceback": ODD, "ename": ODD, "evalue": ODD},
    ),
    max_size=2,
)
CHANGED = st.just([]) | st.lists(st.tuples(SMALL, ODD).map(list), max_size=2) | ODD


def messages(number: int) -> st.SearchStrategy[Any]:
    """What may come where the answer number ``number`` is due."""
    about = {"id": st.just(number) | SMALL, "changed": CHANGED, "outputs": OUTPUTS}
    answer = st.fixed_dictionaries({"op": st.just("return"), "value": ODD, **about})
    error = {
        name: st.sampled_from(["ValueError", "StopIteration"]) | ODD
        for name in ("type", "message", "traceback")
    }
    raised = st.fixed_dictionaries({"op": st.just("raise"), **error, **about})
    asks = st.fixed_dictionaries(
        {
            "op": st.just("ask"),
            "what": st.sampled_from(["call", "get", "iter", "next", "item", "__class__"]),
            "target": SMALL | ODD,
            "args": st.lists(ODD, max_size=2) | ODD,
            "kwargs": st.dictionaries(st.text(max_size=3), ODD, max_size=2) | ODD,
        }
    )
    return st.one_of(answer, answer, raised, asks, ODD)


RAN = {"op": "ran", "id": 1, "ok": True, "outputs": []}
TALKS = st.tuples(
    st.just(RAN) | st.fixed_dictionaries({"op": ODD, "id": SMALL, "ok": ODD, "outputs": OUTPUTS}),
    *(messages(number) for number in range(2, 6)),
)


@seed(SEED)
@settings(max_examples=FEW, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(TALKS, st.binary(max_size=64))
def test_no_sequence_of_messages_raises_anything_else(talk: tuple[Any, ...], blob: bytes) -> None:
    answers_to(b"".join(_packed(message, blob) for message in talk))


def _packed(message: Any, blob: bytes) -> bytes:
    with contextlib.suppress(WireError):
        return bytes(pack(message, blob))
    return b""


# --- bytes that are nearly a conversation --------------------------------------------------------

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


# --- one by one ----------------------------------------------------------------------------------


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
    nursery = FakeNursery()
    sender = threading.Thread(target=_send_all, args=(nursery.theirs, READY + raw))
    sender.start()
    candidate = Candidate(Limits(start=60.0, call=60.0), nursery)  # type: ignore[arg-type]
    talk = Conversation(candidate, Limits(call=60.0), Shown().add, Calls())
    talk.open_cell(time.monotonic() + 60.0)
    talk.run("cell")
    with pytest.raises(ProtocolError):
        talk.name("f")
    assert not talk.alive
    sender.join()


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
