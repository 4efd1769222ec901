"""What the candidate remembers of the things that cross the wire.

Its own objects that went out as handles, and the examiner's arrays and random
generators that came in: those must keep their identity (a test may pass one
buffer twice) and must be reported when the student's code changed them.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any

import numpy as np

from .wire import Array, Node, Reader, WireError, Writer

MAX_HANDLES = 20_000


class ForeignObject:
    """Stand-in for an object of the test's: a function to call, or something to iterate.

    What the test passed by value (arrays, numbers, random generators) never
    comes as one of these.
    """

    def __init__(self, ask: Callable[..., Any], number: int, kind: str, name: str) -> None:
        self.__dict__.update(_ask=ask, _number=number, _kind=kind, __name__=name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the test's function."""
        return self._ask("call", self._number, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            msg = f"the test's {self._kind} has no attribute {name!r}"
            raise AttributeError(msg)
        return self._ask("get", self._number, (name,), {})

    def __iter__(self) -> Any:
        return self._ask("iter", self._number, (), {})

    def __next__(self) -> Any:
        return self._ask("next", self._number, (), {})

    def __repr__(self) -> str:
        return f"<the test's {self._kind}>"


class Exchange:
    """The candidate's tables, and the writer and reader that use them."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._next = 1
        self._shared: dict[int, Any] = {}
        self._generators: dict[int, np.random.Generator] = {}
        self._keys: dict[int, int] = {}
        self._watched: dict[int, Any] = {}

    def writer(self) -> Writer:
        """A writer for one outgoing message."""
        return Writer(refer=self._refer, share=self._share)

    def write_whole(self, writer: Writer, value: Any) -> Node:
        """The node of ``value``; when it cannot be written, the examiner hears of none of its handles."""
        first = self._next
        try:
            return writer.write(value)
        except BaseException:
            self.forget(list(range(first, self._next)), [])
            raise

    def reader(self, blob: bytes) -> Reader:
        """A reader for one message that came with ``blob``."""
        return Reader(
            blob, handle=self._foreign, yours=self.find, same=self._shared.__getitem__, keep=self._keep
        )

    def find(self, number: int) -> Any:
        """Our own object of that number."""
        try:
            return self._objects[number]
        except KeyError:
            msg = f"there is no object number {number}"
            raise WireError(msg) from None

    def forget(self, numbers: list[int], keys: list[int]) -> None:
        """Let go of what the examiner no longer refers to."""
        for number in numbers:
            value = self._objects.pop(number, None)
            self._numbers.pop(id(value), None)
        for key in keys:
            value = self._shared.pop(key, None)
            self._generators.pop(key, None)
            self._keys.pop(id(value), None)

    def watch(self) -> dict[int, Any]:
        """Start watching the values that come in from here on; returns what was watched before.

        Random generators are watched always: the student's own generators draw from them later.
        """
        before = self._watched
        self._watched = {key: _state(value) for key, value in self._generators.items()}
        return before

    def changed(self, writer: Writer, before: dict[int, Any]) -> list[Node]:
        """``[key, node]`` of each watched value that is no longer what it was; ends the watch."""
        watched, self._watched = self._watched, before
        return [
            [key, _plain(writer, self._shared[key])]
            for key, old in watched.items()
            if key in self._shared and _state(self._shared[key]) != old
        ]

    def changed_so_far(self, writer: Writer) -> list[Node]:
        """The same in the middle of an answer; what is reported is watched on from its present contents."""
        changed = self.changed(writer, watched := dict(self._watched))
        self._watched = watched | {key: _state(self._shared[key]) for key, _ in changed}
        return changed

    def _refer(self, value: Any) -> Node:
        if isinstance(value, ForeignObject):
            return ["yours", value._number]
        number = self._numbers.get(id(value))
        if number is None:
            if len(self._objects) >= MAX_HANDLES:
                msg = f"more than {MAX_HANDLES} objects are referred to at once"
                raise WireError(msg)
            number, self._next = self._next, self._next + 1
            self._objects[number], self._numbers[id(value)] = value, number
        return ["handle", number, *_describe(value)]

    def _share(self, value: Any) -> Node | int | None:
        key = self._keys.get(id(value))
        return None if key is None else ["same", key]

    def _keep(self, key: int, value: Any) -> Any:
        known = self._shared.get(key)
        if known is not None:
            value = _refresh(known, value)
            self._keys.pop(id(known), None)
        self._shared[key], self._keys[id(value)] = value, key
        if isinstance(value, np.random.Generator):
            self._generators[key] = value
        self._watched[key] = _state(value)
        return value

    def _foreign(self, number: int, kind: str, name: str) -> ForeignObject:
        return ForeignObject(self._ask, number, kind, name)


def _describe(value: Any) -> tuple[str, str]:
    if isinstance(value, type):
        return "class", value.__name__
    if isinstance(value, np.ndarray):
        return "instance", f"{type(value).__name__} of dtype {value.dtype}"
    if isinstance(value, MethodType):
        return "method", str(value.__name__)
    if callable(value) and hasattr(value, "__name__"):
        return "function", str(value.__name__)
    return "instance", type(value).__name__


def _state(value: Any) -> Any:
    """What a change of an array or generator would alter, as something to compare."""
    return value.tobytes() if isinstance(value, np.ndarray) else value.bit_generator.state


def _plain(writer: Writer, value: Any) -> Node:
    """A node of the value itself, not a reference to it."""
    return Writer(refer=writer.refer, blob=writer.blob).write(value)


def _refresh(known: Any, value: Any) -> Any:
    """The known object with the new contents, so that it stays the same object."""
    if isinstance(known, np.random.Generator):
        known.bit_generator.state = value.bit_generator.state
        return known
    if known.shape != value.shape or known.strides != value.strides or known.dtype != value.dtype:
        return value
    _overwrite(known, value)
    return known


def _overwrite(known: Array, value: Array) -> None:
    known.flags.writeable = True
    known[...] = value
    known.flags.writeable = value.flags.writeable
