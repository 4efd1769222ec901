"""The talk between a test cell and one candidate: questions out, answers and questions back."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from typing import Any

from autograder.candidate.wire import Node, Reader, WireError, Writer
from autograder.errors import CandidateDied, CandidateError, CandidateTimeout, ProtocolError
from autograder.examiner.calls import Call, Calls
from autograder.examiner.candidate import Candidate, Message
from autograder.examiner.exports import Exports
from autograder.examiner.limits import Limits
from autograder.examiner.shared import Shared
from autograder.examiner.stand_in import StudentObject
from autograder.examiner.student_error import student_error

FAULTS = (
    *(WireError, LookupError, TypeError, ValueError, AttributeError),
    *(ArithmeticError, RecursionError, MemoryError),
)
MAX_DEPTH = 20
MAX_CELL_ELEMENTS = 2**25
MAX_STAND_INS = 20_000


class Conversation:
    """Asks one candidate; ends with it.

    Parameters
    ----------
    candidate
        A started candidate.
    limits
        How long a cell and a call may take.
    outputs
        Told what the student's code shows while it answers.
    calls
        Where the calls of test cells are noted.
    """

    def __init__(
        self, candidate: Candidate, limits: Limits, outputs: Callable[[Any], None], calls: Calls
    ) -> None:
        self._calls = calls
        self._candidate, self._limits, self._outputs = candidate, limits, outputs
        self._exports, self._shared = Exports(), Shared()
        self._stand_ins: weakref.WeakValueDictionary[int, StudentObject] = weakref.WeakValueDictionary()
        self.methods: set[tuple[str, str, str]] = set()
        self._dropped: set[int] = set()
        self._depth = self._elements = self._asked = 0
        self._cell_deadline = 0.0
        self._reading = _Reading(candidate)

    @property
    def alive(self) -> bool:
        """Whether its candidate can still be asked."""
        return self._candidate.alive

    @property
    def lost(self) -> bool:
        """Whether the candidate has ended with its whole sandbox."""
        return self._candidate.lost

    def close(self) -> None:
        """End the candidate."""
        self._candidate.kill()

    def open_cell(self, deadline: float) -> None:
        """A cell begins: nothing may last beyond ``deadline`` (of ``time.monotonic``)."""
        self._cell_deadline, self._elements = deadline, 0
        self._exports.clear()
        self._shared.close_cell()

    def run(self, source: str) -> bool:
        """Run one of the student's cells; returns whether it ended without an error."""
        number = self._next_number()
        self._send({"op": "run", "id": number, "source": source}, b"", self._cell_deadline)
        answer, _ = self._candidate.receive(self._cell_deadline)
        with self._reading:
            _check_number(answer, number)
            self._outputs(answer["outputs"])
            return answer["ok"] is True

    def name(self, name: str) -> Any:
        """The value of a global name in the student's notebook; raises NameError as a StudentError."""
        return self._question("name", 0, name, (name,), {})

    def ask(self, what: str, target: StudentObject, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Do ``what`` with the student's object: call, get, item, iter, next or len."""
        noted = self._noted(target._name, target._number, args, kwargs) if what == "call" else None
        value = self._question(what, target._number, target._name, args, kwargs)
        if noted is not None:
            self._calls.made(noted, value)
        elif what == "get":
            self._calls.looked_up(target._number, value)
        return value

    def ask_method(self, target: StudentObject, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """Look up a method of the student's object and call it, in one question."""
        noted = self._noted(name, target._number, args, kwargs)
        value = self._question("method", target._number, name, (name, *args), kwargs)
        if noted is not None:
            self._calls.made(noted, value)
        return value

    def _noted(self, name: str, owner: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Call | None:
        """A call is noted for the finding if it is the test's own, not one from a function of the test's."""
        return self._calls.begin(name, owner, args, kwargs) if self._depth == 0 else None

    def drop(self, number: int) -> None:
        """A stand-in is gone; the candidate hears of it with the next message."""
        self._dropped.add(number)

    def _question(self, what: str, number: int, about: str, args: Any, kwargs: dict[str, Any]) -> Any:
        if not self._candidate.alive:
            msg = f"{about} cannot be asked: its process has ended"
            raise CandidateDied(msg)
        if self._depth >= MAX_DEPTH:
            msg = f"calls between test and code are nested more than {MAX_DEPTH} deep"
            raise RecursionError(msg)
        deadline = min(time.monotonic() + self._limits.call, self._cell_deadline)
        writer, asked = self._writer(), self._next_number()
        try:
            question = {
                "op": "ask",
                "id": asked,
                "what": what,
                "target": number,
                "args": [writer.write(arg) for arg in args],
                "kwargs": {name: writer.write(value) for name, value in kwargs.items()},
            }
        except WireError as error:
            raise TypeError(str(error)) from None
        self._depth += 1
        try:
            self._send(question, writer.blob, deadline)
            return self._hear_out(asked, deadline, what, about)
        except CandidateTimeout:
            msg = f"{about} was stopped: it had not returned after {self._limits.call:g} s (an endless loop?)"
            raise CandidateTimeout(msg) from None
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._shared.answered()

    def _hear_out(self, asked: int, deadline: float, what: str, about: str) -> Any:
        """Answer the candidate's questions until it answers ours."""
        while True:
            message, blob = self._candidate.receive(deadline)
            if message.get("op") == "ask":
                self._reply(message, blob, deadline)
                continue
            with self._reading:
                _check_number(message, asked)
                value, error = self._conclude(message, blob)
            if isinstance(error, StopIteration) and what != "next":
                # As in a generator (PEP 479): it must not end a loop of the test's.
                raise student_error("RuntimeError", f"{about} raised StopIteration", "")
            if error is not None:
                raise error
            return value

    def _conclude(self, message: Message, blob: bytes) -> tuple[Any, Exception | None]:
        """The value, or the exception, that the candidate's answer holds."""
        reader = self._reader(blob)
        for key, node in message["changed"]:
            self._shared.write_back(key, reader.read(node))
        if message["outputs"] != []:
            self._outputs(message["outputs"])
        if message["op"] == "return":
            value = reader.read(message["value"])
            self._count(reader)
            return value, None
        kind, text, trace = (str(message[name]) for name in ("type", "message", "traceback"))
        return None, student_error(kind[:200], text[:5_000], trace[:20_000])

    def _reply(self, message: Message, blob: bytes, deadline: float) -> None:
        """Do what the student's code asks of an object of the test's, and send back what came of it."""
        with self._reading:
            reader = self._reader(blob)
            what, number = str(message["what"]), int(message["target"])
            for key, node in message["changed"]:
                self._shared.write_back(key, reader.read(node))
            args = [reader.read(node) for node in message["args"]]
            kwargs = {str(name): reader.read(node) for name, node in message["kwargs"].items()}
            self._count(reader)
            self._exports.find(number)
        writer = self._writer()
        try:
            reply = {"op": "return", "value": writer.write(self._exports.perform(what, number, args, kwargs))}
        except CandidateError:
            raise
        except Exception as error:  # noqa: BLE001  whatever the test's function raises
            writer = self._writer()
            reply = {"op": "raise", "type": type(error).__name__, "message": str(error)[:5_000]}
        self._send(reply, writer.blob, deadline)

    def _count(self, reader: Reader) -> None:
        """Bound what one test cell can be made to hold."""
        self._elements += reader.elements
        if self._elements > MAX_CELL_ELEMENTS:
            raise WireError(f"the arrays of one test have more than {MAX_CELL_ELEMENTS} elements")

    def _next_number(self) -> int:
        self._asked += 1
        return self._asked

    def _writer(self) -> Writer:
        return Writer(refer=self._refer, share=self._shared.key)

    def _reader(self, blob: bytes) -> Reader:
        return Reader(blob, handle=self._stand_in, yours=self._exports.find, same=self._shared.find)

    def _refer(self, value: Any) -> Node:
        if not isinstance(value, StudentObject):
            return self._exports.refer(value)
        if value._asker is not self:
            msg = f"{value!r} belongs to a process that has ended"
            raise CandidateDied(msg)
        return ["yours", value._number]

    def _stand_in(self, number: int, kind: str, name: str) -> StudentObject:
        stand_in = self._stand_ins.get(number)
        if stand_in is None:
            if len(self._stand_ins) >= MAX_STAND_INS:
                raise WireError(f"more than {MAX_STAND_INS} of the student's objects are held at once")
            stand_in = self._stand_ins[number] = StudentObject(self, number, kind, name)
        self._dropped.discard(number)
        return stand_in

    def _send(self, message: Message, blob: bytes | bytearray, deadline: float) -> None:
        """Send a message, and with it which of its objects the candidate may let go."""
        gone = self._shared.take_gone()
        if gone or self._dropped:
            message["forget"], message["forget_keys"] = sorted(self._dropped), gone
            self._dropped = set()
        self._candidate.send(message, blob, deadline)


class _Reading:
    """Any fault of a message ends the candidate; a class, since it is on the hot path."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, FAULTS):
            self._candidate.kill()
            msg = f"the answer could not be read: {error}"
            raise ProtocolError(msg) from error


def _check_number(answer: Message, asked: int) -> None:
    """An answer that was sent before its question, or twice, is none."""
    if answer["id"] != asked:
        raise WireError("an answer to another question")
