"""A student's functions inside a widget: called under guard with copies, what they return checked.

A function that fails is told by name and is not called again for the same picture; the others go on.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descent.widgets.arguments import number
from descent.widgets.base import Widget
from descent.widgets.guard import Failure, WrongReturn, call, captured_prints, checked_array, problems

Array = NDArray[np.float64]


class Functions:
    """The student's functions for one picture.

    Parameters
    ----------
    functions : dict of str to callable
        Under the names that the widget shows.
    time_limit : float
        Seconds that the calls of one function may take, each `call` or `each` on its own.

    Attributes
    ----------
    failures : dict of str to Failure
        Of the functions that failed.
    printed : dict of str to str
        What the functions printed, of those that did.
    """

    def __init__(self, functions: Mapping[str, Callable[..., Any]], time_limit: float) -> None:
        self._functions = functions
        self._time_limit = time_limit
        self.failures: dict[str, Failure] = {}
        self.printed: dict[str, str] = {}

    def call(
        self,
        name: str,
        *arguments: Any,
        shape: tuple[int, ...],
        finite: bool = True,
        read: Callable[[Any], Any] | None = None,
    ) -> Array | None:
        """Call one function; None if it fails now or has failed before.

        Parameters
        ----------
        name : str
        *arguments
            Arrays among them are copied first.
        shape : tuple of int
            What it has to return, ``()`` for a number.
        finite : bool
            Whether NaN or infinity is a failure.
        read : function, optional
            Makes an array of what is returned, if that is none; may raise ``WrongReturn``.
        """
        results = self.each(name, [arguments], shape=shape, finite=finite, read=read)
        return None if results is None else np.asarray(results[0])

    def each(
        self,
        name: str,
        calls: Iterable[tuple[Any, ...]],
        *,
        shape: tuple[int, ...],
        finite: bool = True,
        read: Callable[[Any], Any] | None = None,
    ) -> Array | None:
        """Call one function many times under one time limit; shape (number of calls, ...), or None.

        ``read`` turns what is returned into an array first, within the time limit: what it runs may be a
        generator of the student's. It may raise WrongReturn.
        """
        if name in self.failures:
            return None
        function, results = self._functions[name], []

        def run() -> None:
            for arguments in calls:
                returned = function(*map(_own, arguments))
                results.append(_checked(name, read(returned) if read else returned, shape, finite))

        with np.errstate(all="ignore"), captured_prints() as printed:
            failure = call(run, self._time_limit, function)
        if printed:
            self.printed[name] = self.printed.get(name, "") + "".join(printed)
        if failure is not None:
            self.failures[name] = failure
            return None
        return np.array(results)

    def remember(self, earlier: "Functions") -> None:
        """Tell what earlier calls have told, too: what failed there is not called again."""
        self.failures = {**earlier.failures, **self.failures}
        for name, printed in earlier.printed.items():
            self.printed[name] = printed + self.printed.get(name, "")

    def function(self, name: str) -> Callable[..., Any]:
        """The function itself, for another of the student's functions to call."""
        return self._functions[name]

    def problems(self) -> list[dict[str, Any]]:
        """What the browser lists, by function: what stopped it, and what it printed."""
        names = [name for name in self._functions if name in self.failures or name in self.printed]
        listed = [problems(name, self.failures.get(name), self.printed.get(name, "")) for name in names]
        return [entry for entries in listed for entry in entries]


class StudentsWidget(Widget):
    """Base of the widgets that compute with the student's functions and tell in words what has failed.

    A subclass calls `use` before it calls ``super().__init__``, makes new `functions` for each picture, and
    overrides `in_words` and `subject` beside `compute` and `picture`.
    """

    def use(self, time_limit: Any, **functions: Any) -> None:
        """Check the functions and the seconds that they may take, and keep them."""
        self._functions = check_callable(**functions)
        self._time_limit = number("time_limit", time_limit, low=1e-3)

    def functions(self) -> Functions:
        """The student's functions for one picture."""
        return Functions(self._functions, self._time_limit)

    def in_words(self) -> str:
        """Say the state in one sentence."""
        raise NotImplementedError

    def subject(self) -> str:
        """Say in one sentence what the picture is of, whatever the state."""
        raise NotImplementedError

    def describe(self) -> str:
        """The state in words, and a line for each function that failed."""
        return "\n  ".join([f"{type(self).__name__}: {self.in_words()}", *told(self.scene["problems"])])

    def alt_text(self) -> str:
        """What the picture shows, the state, and what failed."""
        return " ".join([self.subject(), self.in_words(), *told(self.scene["problems"])])


def told(found: list[dict[str, Any]]) -> list[str]:
    """A line of plain text for each failure among `Functions.problems`."""
    lines = []
    for entry in found:
        if "text" in entry:
            where = "" if entry["line"] is None else f"line {entry['line']} of {entry['function']}: "
            lines.append(f"{entry['name']}: {where}{entry['text']}")
    return lines


def check_callable(**functions: Any) -> dict[str, Callable[..., Any]]:
    """The functions under their names; TypeError names one that cannot be called."""
    for name, function in functions.items():
        if not callable(function):
            msg = f"{name} is {type(function).__name__}, expected your function {name}"
            raise TypeError(msg)
    return functions


def _own(argument: Any) -> Any:
    return argument.copy() if isinstance(argument, np.ndarray) else argument


def _checked(name: str, returned: Any, shape: tuple[int, ...], finite: bool) -> Array:
    expected = f"expected an array of shape {shape}" if shape else "expected a number"
    values = checked_array(name, returned, shape, expected)
    if finite and not np.all(np.isfinite(values)):
        what = "NaN" if np.any(np.isnan(values)) else "infinity"
        raise WrongReturn(f"{name} returned {what}, expected finite numbers")
    return values
