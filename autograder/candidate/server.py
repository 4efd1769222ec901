"""The candidate's end of the wire: runs cells and answers questions about what they defined.

Requests (from the examiner)    answers
``{"op": "run", "id", "source"}`` ``{"op": "ran", "id", "ok", "outputs"}``
``{"op": "ask", "id", "what", "target", "args", "kwargs"}``
                                ``{"op": "return", "id", "value", "changed", "outputs"}`` or
                                ``{"op": "raise", "id", "type", "message", "traceback",
                                "changed", "outputs"}``

While it answers, the candidate may itself ask the examiner about an object
that the test handed over: ``{"op": "ask", …, "changed"}`` out, ``{"op": "return"}``
or ``{"op": "raise"}`` back. The test's function sees its arrays as the student's code
has them at that moment.
"""

from __future__ import annotations

import builtins
import traceback
from collections.abc import Callable
from typing import Any

from .exchange import Exchange
from .line import Line, pack
from .shell import StudentShell, describe, run_cell
from .wire import WireError

Message = dict[str, Any]


class Server:
    """Serves one examiner over one line until it hangs up."""

    def __init__(self, line: Line, shell: StudentShell) -> None:
        self._line, self._shell = line, shell
        self._exchange = Exchange(self._ask)

    def serve(self) -> None:
        """Answer requests until the line is closed."""
        while True:
            self._answer(*self._line.receive())

    def _answer(self, message: Message, blob: bytes) -> None:
        if "forget" in message:
            self._exchange.forget(message["forget"], message["forget_keys"])
        if message["op"] == "run":
            ok, outputs = run_cell(self._shell, message["source"])
            self._line.send(pack({"op": "ran", "id": message["id"], "ok": ok, "outputs": outputs}))
            return
        before = self._exchange.watch()
        writer = self._exchange.writer()
        try:
            value = self._perform(message, blob)
            reply = {"op": "return", "value": self._exchange.write_whole(writer, value)}
        except BaseException as error:  # noqa: BLE001  the student's code may raise anything
            writer = self._exchange.writer()
            reply = _raised(error)
        reply["id"] = message["id"]
        reply["changed"] = self._exchange.changed(writer, before)
        reply["outputs"] = self._shell.record.take()
        self._line.send(pack(reply, writer.blob))

    def _perform(self, message: Message, blob: bytes) -> Any:
        reader = self._exchange.reader(blob)
        args = [reader.read(node) for node in message["args"]]
        kwargs = {name: reader.read(node) for name, node in message["kwargs"].items()}
        if message["what"] == "name":
            return self._look_up(args[0])
        return ACTIONS[message["what"]](self._exchange.find(message["target"]), *args, **kwargs)

    def _look_up(self, name: str) -> Any:
        try:
            return self._shell.user_ns[name]
        except KeyError:
            msg = f"name {name!r} is not defined"
            raise NameError(msg) from None

    def _ask(self, what: str, target: int, args: Any, kwargs: Any) -> Any:
        """Ask the examiner about an object of its own; serves its questions until it answers."""
        writer = self._exchange.writer()
        request = {
            "op": "ask",
            "what": what,
            "target": target,
            "args": [writer.write(arg) for arg in args],
            "kwargs": {name: writer.write(value) for name, value in kwargs.items()},
            "changed": self._exchange.changed_so_far(writer),
        }
        self._line.send(pack(request, writer.blob))
        while True:
            message, blob = self._line.receive()
            if message["op"] == "return":
                return self._exchange.reader(blob).read(message["value"])
            if message["op"] == "raise":
                raise _revived(message)
            self._answer(message, blob)


ACTIONS: dict[str, Callable[..., Any]] = {
    "call": lambda target, *args, **kwargs: target(*args, **kwargs),
    "method": lambda target, name, *args, **kwargs: getattr(target, name)(*args, **kwargs),
    "get": getattr,
    "item": lambda target, index: target[index],
    "iter": iter,
    "next": next,
    "len": len,
}


def _raised(error: BaseException) -> Message:
    student_frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "/candidate/" not in frame.filename
    ]
    lines = traceback.format_list(student_frames[-20:])
    return {
        "op": "raise",
        "type": "WireError" if isinstance(error, WireError) else type(error).__name__[:200],
        "message": describe(error)[:5_000],
        "traceback": "".join(lines)[-20_000:],
    }


def _revived(message: Message) -> Exception:
    """The examiner's exception as one of the same built-in type, so that the student's code can catch it."""
    kind = getattr(builtins, message["type"], None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = RuntimeError
    return kind(message["message"])
