"""The last calls that a test cell made of the student's code: what was called, with what, and what came back.

Noting a call costs about a microsecond; words are made of it only when a test has failed.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.examiner.stand_in import StudentObject

KEPT = 8
FEW = 24  # entries of an array that is copied, so that it can be shown as it was
NOTHING = object()


@dataclass(frozen=True)
class Shape:
    """An array of which nothing but this is remembered."""

    shape: tuple[int, ...]
    dtype: np.dtype[Any]


@dataclass
class Call:
    """One call.

    Attributes
    ----------
    name : str
        The function's, class's or method's.
    args, kwargs
        What it was called with, as it was then: small arrays are copies, of large ones only the shape is
        kept.
    made_by : Call or None
        For a method, the call that made its object.
    result
        What came back; ``NOTHING`` while it runs, or when it raised an error.
    """

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    made_by: Call | None = None
    result: Any = field(default=NOTHING, repr=False)


class Calls:
    """The last few calls of the test cell that runs now."""

    def __init__(self) -> None:
        self._last: deque[Call] = deque(maxlen=KEPT)
        self._makers: dict[int, Call] = {}
        self._owners: dict[int, int] = {}

    def clear(self) -> None:
        """A cell begins."""
        self._last.clear()
        self._makers.clear()
        self._owners.clear()

    def begin(self, name: str, owner: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Call:
        """A call of the function or class number ``owner``, or of a method of the object with that number."""
        maker = self._makers.get(self._owners.get(owner, owner))
        call = Call(
            name, tuple(map(_as_it_is, args)), {key: _as_it_is(arg) for key, arg in kwargs.items()}, maker
        )
        self._last.append(call)
        return call

    def made(self, call: Call, result: Any) -> None:
        """The call has come back."""
        call.result = result
        if isinstance(result, StudentObject) and result._kind == "instance" and call.made_by is None:
            self._makers.setdefault(result._number, call)

    def looked_up(self, owner: int, result: Any) -> None:
        """An attribute of the object number ``owner`` was read."""
        if isinstance(result, StudentObject) and result._kind == "method":
            self._owners[result._number] = owner

    def last(self, result: Any = NOTHING) -> tuple[Call | None, bool]:
        """The call that returned ``result``, and True; or else the last one, and False."""
        if result is not NOTHING:
            for call in reversed(self._last):
                if _is_same(call.result, result):
                    return call, True
        return (self._last[-1] if self._last else None), False


def _as_it_is(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.copy() if value.size <= FEW else Shape(value.shape, value.dtype)
    return value


def _is_same(result: Any, compared: Any) -> bool:
    """Whether it is that very object, or the number in another dress: NumPy makes arrays of numbers."""
    if result is compared:
        return True
    numbers = isinstance(result, bool | int | float) and isinstance(compared, np.ndarray | np.generic)
    return numbers and compared.ndim == 0 and bool(result == compared)
