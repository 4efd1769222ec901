"""What a candidate may do with the objects that a test hands over: call, iterate, read plain attributes.

A test passes functions (``gradient``), generators (``batches``) and, now and
then, an object with methods.  Through any of them a hostile answer would like
to reach the test's globals, so nothing is looked up but public names on
instances of plain classes, and only data and methods come out.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any

from autograder.candidate.wire import Node

CALLABLE = (types.FunctionType, types.MethodType, types.BuiltinFunctionType)
REFUSED = (type, types.ModuleType, types.FrameType, types.CodeType)
PLAIN = {"__main__", "descent", "builtins", "collections"}  # modules of objects' classes: no files, no paths
MAX_EXPORTS = 10_000


class Exports:
    """The table of handed-over objects, by number."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}

    def clear(self) -> None:
        """Forget everything: a test cell has ended."""
        self._objects.clear()
        self._numbers.clear()

    def refer(self, value: Any) -> Node:
        """A node that refers to ``value``.

        Raises
        ------
        TypeError
            The value is neither data nor something that may be handed over.
        """
        kind = _kind(value)
        number = self._numbers.get(id(value))
        if number is None:
            if len(self._objects) >= MAX_EXPORTS:
                msg = f"a test cell hands over more than {MAX_EXPORTS} objects"
                raise TypeError(msg)
            number = len(self._objects) + 1
            self._objects[number], self._numbers[id(value)] = value, number
        return ["handle", number, kind, kind]

    def find(self, number: int) -> Any:
        """The object of that number; LookupError when there is none."""
        return self._objects[number]

    def perform(self, what: str, number: int, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Do what the candidate asks for, if it may be asked for."""
        target = self.find(number)
        kind = _kind(target)
        if what == "call" and kind == "function":
            return target(*args, **kwargs)
        if what == "iter":
            return iter(target)
        if what == "next" and isinstance(target, Iterator):
            return next(target)
        if what == "get" and kind == "object" and len(args) == 1:
            return _attribute(target, args[0])
        msg = f"the test's {kind} cannot be used like this"
        raise TypeError(msg)


def _kind(value: Any) -> str:
    if isinstance(value, CALLABLE):
        return "function"
    if isinstance(value, Iterator):
        return "iterator"
    if isinstance(value, REFUSED) or type(value).__module__.partition(".")[0] not in PLAIN:
        name = type(value).__name__
        msg = f"a {name} cannot be handed to the student's code; pass arrays, numbers or functions"
        raise TypeError(msg)
    return "object"


def _attribute(target: Any, name: Any) -> Any:
    if not isinstance(name, str) or name.startswith("_"):
        msg = "the test's object has no such attribute"
        raise AttributeError(msg)
    return getattr(target, name)
