"""Stand-ins in the examiner for the student's functions, classes and instances.

A stand-in carries a number and passes on what a test does with it: call, read
an attribute, iterate, index, take the length.  It never claims to be a number
or an array: NumPy, asked to make one of it, raises a TypeError that says what
came, so an object of the student's cannot vouch for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NoReturn, Protocol


class Asker(Protocol):
    """What a stand-in needs of the conversation with its candidate.

    ``methods`` remembers which attributes, by kind, name and attribute's name, were methods.
    """

    methods: set[tuple[str, str, str]]

    def ask(self, what: str, target: StudentObject, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Do ``what`` with the object that ``target`` stands for."""

    def ask_method(self, target: StudentObject, name: str, /, *args: Any, **kwargs: Any) -> Any:
        """Call the method ``name`` of the object that ``target`` stands for."""

    def drop(self, number: int) -> None:
        """The stand-in with that number is gone."""


class StudentObject:
    """Refers to an object of the student's that lives in the candidate."""

    __slots__ = ("__weakref__", "_asker", "_kind", "_name", "_number")
    __array_ufunc__ = None
    _asker: Asker
    _number: int
    _kind: str
    _name: str

    def __init__(self, asker: Asker, number: int, kind: str, name: str) -> None:
        about = {"_asker": asker, "_number": number, "_kind": kind, "_name": name}
        for slot, value in about.items():
            object.__setattr__(self, slot, value)

    def __del__(self) -> None:
        self._asker.drop(self._number)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the student's function or class."""
        return self._asker.ask("call", self, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name in ("__name__", "__qualname__") and self._kind in ("class", "function", "method"):
            return self._name
        if name.startswith("__"):
            raise AttributeError(f"{self!r} has no attribute {name!r} here")
        method = self._kind, self._name, name
        if method in self._asker.methods:  # of this object or of another of its class
            return partial(self._asker.ask_method, self, name)
        value = self._asker.ask("get", self, (name,), {})
        if isinstance(value, StudentObject) and value._kind == "method":
            self._asker.methods.add(method)  # the next time, one question does for look-up and call
        return value

    def __setattr__(self, name: str, value: object) -> NoReturn:
        msg = f"a test cannot set {name!r} on {self!r}"
        raise AttributeError(msg)

    def __getitem__(self, index: Any) -> Any:
        return self._asker.ask("item", self, (index,), {})

    def __iter__(self) -> Iterator[Any]:
        iterator = self._asker.ask("iter", self, (), {})
        return iterator if isinstance(iterator, StudentObject) else iter(iterator)

    def __next__(self) -> Any:
        return self._asker.ask("next", self, (), {})

    def __len__(self) -> int:
        length = self._asker.ask("len", self, (), {})
        if type(length) is not int:
            raise TypeError(f"len() of {self!r} is not an int")
        return length

    def __bool__(self) -> bool:
        return True

    def __array__(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError(f"expected numbers or an array, got {self!r}")

    def __repr__(self) -> str:
        return f"<the student's {self._kind} {self._name}>"
