"""Arrays and random generators that a test has handed over, known on both sides by a key.

The candidate gets copies.  What it changed in place is written back, so that
a test can see it; and a test's buffer that is passed twice is one object over there.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.candidate.wire import WireError

Shareable = np.ndarray[Any, np.dtype[Any]] | np.random.Generator


class Shared:
    """The table of handed-over values.

    A generator is kept until the cell ends, an array until the question is answered: the student's code may
    change it, or return it, when the test has let go of it already.
    """

    def __init__(self) -> None:
        self._values: dict[int, Callable[[], Any]] = {}
        self._keys: dict[int, int] = {}
        self._generators: list[tuple[int, np.random.Generator]] = []
        self._in_use: list[Shareable] = []
        self._next = 1
        self._gone: list[int] = []

    def key(self, value: Shareable) -> int:
        """The key of ``value``, a new one at first sight."""
        key = self._keys.get(id(value))
        self._in_use.append(value)
        if key is None:
            key, self._next = self._next, self._next + 1
            self._keys[id(value)] = key
            self._values[key] = self._reference(key, value)
        return key

    def _reference(self, key: int, value: Shareable) -> Callable[[], Any]:
        if isinstance(value, np.random.Generator):  # cannot be referred to weakly
            self._generators.append((key, value))
            return lambda: value
        identity = id(value)
        return weakref.ref(value, lambda _gone: self._release(key, identity))

    def answered(self) -> None:
        """Let go of what was handed over for a question that has been answered."""
        self._in_use.clear()

    def close_cell(self) -> None:
        """Let go of the generators of a cell that has ended."""
        for key, value in self._generators:
            self._release(key, id(value))
        self._generators.clear()

    def find(self, key: int) -> Any:
        """The value of that key; LookupError when it is not there any more."""
        value = self._values[key]()
        if value is None:
            raise KeyError(key)
        return value

    def write_back(self, key: int, value: Any) -> None:
        """Give our value the contents that the candidate's copy has now.

        Raises
        ------
        WireError
            The contents do not fit, or ours is read-only.
        """
        ours = self.find(key)
        if isinstance(ours, np.random.Generator) and isinstance(value, np.random.Generator):
            ours.bit_generator.state = value.bit_generator.state
        elif _fits(ours, value):
            ours[...] = value
        else:
            msg = "an array came back changed in shape or type, or although it is read-only"
            raise WireError(msg)

    def take_gone(self) -> list[int]:
        """Keys whose values are gone since the last call."""
        gone, self._gone = self._gone, []
        return gone

    def _release(self, key: int, identity: int) -> None:
        self._values.pop(key, None)
        self._keys.pop(identity, None)
        self._gone.append(key)


def _fits(ours: Any, value: Any) -> bool:
    arrays = isinstance(ours, np.ndarray) and isinstance(value, np.ndarray)
    return arrays and ours.shape == value.shape and ours.dtype == value.dtype and bool(ours.flags.writeable)
