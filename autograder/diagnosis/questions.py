"""A question to an answer of an exercise: one call, with its arguments as they were when a test made it.

Arguments are kept by value, and the same array or generator is the same one again when it comes back: an
answer that keeps its caller's array behaves differently from one that copies it.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from autograder.diagnosis.values import largest

MAX_ITEMS = 10_000
NUDGE = 1e-13  # some hundred units in the last digit


@dataclass(frozen=True)
class Held:
    """An array, or a generator's state, under the number of the object that it is the content of."""

    number: int
    content: Any

    @property
    def is_generator(self) -> bool:
        """Whether it is the state of a random generator."""
        return isinstance(self.content, dict)


@dataclass(frozen=True)
class Items:
    """What an iterator was going to yield."""

    content: list[Any]


@dataclass(frozen=True)
class Earlier:
    """The object that an earlier question made, by its position; 0 is the answer to the exercise itself."""

    position: int


@dataclass(frozen=True)
class Question:
    """Call ``target``, or its method ``name``; ``makes`` says that the right answer is an object."""

    target: int
    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    makes: bool

    @cached_property
    def held(self) -> list[Held]:
        """The arrays and generators among the arguments."""
        return list(_held((self.args, self.kwargs)))

    @cached_property
    def largest(self) -> float:
        """The largest number among the arguments, without its sign."""
        plain = [value for value in (*self.args, *self.kwargs.values()) if not isinstance(value, Held)]
        return largest([*plain, *(held.content for held in self.held if not held.is_generator)])

    @cached_property
    def generator(self) -> Held | None:
        """The random generator among the arguments."""
        return next((held for held in self.held if held.is_generator), None)

    @cached_property
    def without_generator(self) -> str:
        """The other arguments, as text."""
        return repr([value for value in (*self.args, *self.kwargs.values()) if value is not self.generator])


@dataclass
class Freezer:
    """Turns arguments into what :class:`Thawer` makes them of again."""

    position: Callable[[Any], int | None]  # of an earlier object; None where the value is none
    _numbers: dict[int, int] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)  # so that no id is used twice

    def freeze(self, value: Any) -> Any:
        """The value as it is now; an iterator has to be replaced by its items before."""
        if isinstance(value, np.ndarray):
            return Held(self._number(value), _copied(value))
        if isinstance(value, np.random.Generator):
            return Held(self._number(value), value.bit_generator.state)
        if type(value) in (list, tuple):
            return type(value)(self.freeze(item) for item in value)
        if type(value) is dict:
            return {key: self.freeze(item) for key, item in value.items()}
        if isinstance(value, Items):
            return Items([self.freeze(item) for item in value.content])
        position = self.position(value)
        return value if position is None else Earlier(position)

    def _number(self, value: Any) -> int:
        self._kept.append(value)
        return self._numbers.setdefault(id(value), len(self._numbers))


class Thawer:
    """Makes arguments of frozen ones, for one round of questions; knows which of them were changed.

    Parameters
    ----------
    objects
        What the earlier questions have made so far.
    nudge
        A seed: all numbers in arrays and lists become floats whose last digits are changed at random. This
        shows whether an answer hangs on them.
    """

    def __init__(self, objects: list[Any], nudge: int | None = None) -> None:
        self._objects = objects
        self._noise = None if nudge is None else np.random.default_rng(nudge)
        self._values: dict[int, Any] = {}
        self._given: list[tuple[Any, Any]] = []
        self._mirrors: dict[int, tuple[Any, Any]] = {}
        self._returned: list[tuple[Any, Any]] = []
        self._changes: set[str] = set()

    def thaw(self, value: Any) -> Any:
        """A value to ask with."""
        if isinstance(value, Held):
            return self._thaw_held(value)
        if type(value) in (list, tuple):
            return type(value)(self._thaw_item(item) for item in value)
        if type(value) is dict:
            return {key: self.thaw(item) for key, item in value.items()}
        if isinstance(value, Items):
            return iter([self.thaw(item) for item in value.content])
        if isinstance(value, Earlier):
            return self._objects[value.position]
        return self._watched(value) if isinstance(value, types.FunctionType | types.MethodType) else value

    def _thaw_item(self, value: Any) -> Any:
        number = type(value) in (int, float) and self._noise is not None
        return float(self._nudged(np.array(value))) if number else self.thaw(value)

    def _thaw_held(self, held: Held) -> Any:
        if held.is_generator:
            generator = self._values.setdefault(held.number, np.random.default_rng(0))
            generator.bit_generator.state = held.content
            return generator
        content = self._nudged(held.content)
        array = self._values.get(held.number)
        if array is None:
            array = self._values[held.number] = content.copy(order="K")
        array.flags.writeable = True
        array[...] = content
        array.flags.writeable = held.content.flags.writeable
        self._given.append((array, content))
        return array

    def _nudged(self, content: Any) -> Any:
        if self._noise is None or content.dtype.kind not in "iuf":
            return content
        return content * (1 + NUDGE * self._noise.uniform(-1, 1, content.shape))

    def state(self, held: Held) -> Any:
        """The state in which a generator is now."""
        return self._values[held.number].bit_generator.state

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The test's function, with an eye on the arrays that it returns."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self._look("while it calls")
            value = function(*args, **kwargs)
            return self._mirror(value) if isinstance(value, np.ndarray) else value

        return call

    def _mirror(self, array: Any) -> Any:
        """An array of the same contents, so that nobody writes into the test's own; one for one."""
        _, mirror = self._mirrors.setdefault(id(array), (array, array.copy(order="K")))
        mirror[...] = array
        self._returned.append((mirror, array.copy()))
        return mirror

    def _look(self, when: str) -> None:
        """Note what is changed."""
        for place, (array, before) in enumerate(self._given):
            if _differs(array, before):
                self._changes.add(f"array {place} {when}")
        if any(_differs(array, before) for array, before in self._returned):
            self._changes.add("what was returned")
        self._returned.clear()

    def changes(self) -> tuple[str, ...]:
        """Which arrays the last question has changed, and when."""
        self._look("afterwards")
        changes = tuple(sorted(self._changes))
        self._changes.clear()
        self._given.clear()
        return changes


def materialised(value: Any) -> Any:
    """The value with every iterator in it read into :class:`Items`."""
    if type(value) in (list, tuple):
        return type(value)(materialised(item) for item in value)
    if isinstance(value, Iterator) and not isinstance(value, Items):
        return Items(list(value)[:MAX_ITEMS])
    return value


def _held(value: Any) -> Iterator[Held]:
    if isinstance(value, Held):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _held(item)
    elif isinstance(value, dict):
        yield from _held(list(value.values()))
    elif isinstance(value, Items):
        yield from _held(value.content)


def _differs(now: Any, then: Any) -> bool:
    return bool(now.tobytes() != then.tobytes())


def _copied(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    copy = array.copy(order="K")
    copy.flags.writeable = array.flags.writeable
    return copy
