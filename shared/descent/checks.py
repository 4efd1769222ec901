"""Checks under an exercise: they answer at once, and say what was called, expected and found.

Each check prints one line of good news or raises :class:`CheckFailed`. What a check expects comes from the
notebook, where it was computed by hand; nothing here knows how an exercise is solved.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from descent.notebook import ending, install, line_of_cell, short_errors, show
from descent.reports import Part, Report
from descent.tables import beside, table, two_paths
from descent.walks import Gradient, StepError, walk

Array = NDArray[np.float64]
Make = Callable[..., Any]
Settings = Mapping[str, float]

RTOL, ATOL = 1e-5, 1e-6  # float32 passes; a slip in a formula changes round numbers by far more

SHARED = "The state belongs to the class or is global; set it on `self` in `__init__`."


class CheckFailed(AssertionError):
    """An answer differs from what was expected; the first line says where, the last names the likely slip.

    ``slip``, and where arrays were compared ``came``, ``expected`` and ``tolerance`` (rtol, atol), are for
    programs that show the failure in their own way.
    """

    def __init__(
        self,
        headline: str,
        *details: str | Part,
        slip: str = "",
        came: Any = None,
        expected: Any = None,
        tolerance: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.report = Report(headline, details, slip)
        super().__init__(str(self.report))
        self.slip, self.came, self.expected, self.tolerance = slip, came, expected, tolerance

    def _render_traceback_(self) -> list[str]:
        return ending(self, self.report, f"{type(self).__name__}: the check in {line_of_cell(self)} failed")


def good_news(text: str) -> None:
    """Say in one line what is right."""
    show(Report(text, tone="right"))


def optimizer_path(
    make: Make,
    settings: Settings,
    gradient: Gradient,
    expected: ArrayLike,
    slips: Mapping[str, ArrayLike] | None = None,
) -> None:
    """Check the points that a fresh optimiser visits against points computed by hand.

    Parameters
    ----------
    make : class
        The student's optimiser, called with ``settings`` as keyword arguments.
    settings : dict of str to float
    gradient : function of a point
    expected : array_like, shape (n + 1, ...)
        The start and the point after each step.
    slips : dict of str to array_like, shape (...)
        For each likely slip, in a sentence, the last point that it leads to. If a wrong path ends there, the
        sentence is shown.

    Raises
    ------
    CheckFailed
        If a point differs, or a step does not return a point.
    """
    call, expected = _call(make, settings), np.array(expected, dtype=np.float64)
    with short_errors(call):
        path = _walked_twice(make, settings, gradient, expected[0], len(expected) - 1)
    first = next((step for step, point in enumerate(path) if not _close(point, expected[step])), None)
    if first is not None:
        came, wanted = _show(path[first]), _show(expected[first])
        headline = f"{_name(make)}: step {first} leads to {came}, expected {wanted}"
        begin = f"from w = {_show(path[0])}, where the gradient is {_show(gradient(expected[0].copy()))}"
        calls = f"    optimizer = {call}\n    w = optimizer.step(w, gradient)   # {begin}"
        slip = next((text for text, leads_to in (slips or {}).items() if _close(path[-1], leads_to)), "")
        details, compared = (calls, TwoPaths(expected, path, first)), {"came": path, "expected": expected}
        raise CheckFailed(headline, *details, slip=slip, **compared, tolerance=(RTOL, ATOL))
    good_news(f"{call}: {_steps(len(path) - 1)} as computed by hand.")


def optimizer_manners(make: Make, settings: Settings) -> None:
    """Check what every optimiser owes its caller, whatever its formula is.

    It changes neither its arguments nor what ``gradient`` returns and keeps neither, it starts from the point
    that it is given, it shares no state with another object, and it computes in floating point with lists and
    integers.

    Parameters
    ----------
    make : class
        The student's optimiser, called with ``settings`` as keyword arguments.
    settings : dict of str to float

    Raises
    ------
    CheckFailed
        If one of these does not hold.
    """
    with short_errors(_call(make, settings)):
        _changes_nothing(make, settings)
        _keeps_nothing(make, settings)
        _starts_where_told(make, settings)
        _shares_nothing(make, settings)
        _takes_lists_and_integers(make, settings)
    good_news(f"{_name(make)}: leaves its arguments alone, has its own state, takes lists and integers.")


def _changes_nothing(make: Make, settings: Settings) -> None:
    w, slope = np.array([1.0, -2.0, 3.0]), np.array([3.0, -3.0, 7.0])
    optimizer = make(**settings)
    for number in (1, 2):
        optimizer.step(w, lambda point: slope)
        if not np.array_equal(w, [1.0, -2.0, 3.0]):
            headline = f"{_name(make)}: step {number} changed its argument w from [1, -2, 3] to {_show(w)}"
            slip = "`w -= ...` writes into the caller's array; `w = w - ...` makes a new one."
            raise CheckFailed(headline, slip=slip)
        if not np.array_equal(slope, [3.0, -3.0, 7.0]):
            headline = f"{_name(make)}: step {number} changed the array that gradient returned"
            slip = "`g *= ...` writes into that array; `g = g * ...` makes a new one."
            raise CheckFailed(headline, f"It was [3, -3, 7] and is now {_show(slope)}.", slip=slip)


def _keeps_nothing(make: Make, settings: Settings) -> None:
    expected = _walked_twice(make, settings, _slope, np.array([1.0, -2.0, 3.0]), 3)
    optimizer, w, buffer = make(**settings), expected[0].copy(), np.zeros(3)

    def gradient(point: Any) -> Array:
        buffer[:] = _slope(point)
        return buffer

    for number in (1, 2, 3):
        w[:] = optimizer.step(w, gradient)
        if not _close(w, expected[number]):
            headline = f"{_name(make)}: step {number} goes wrong when the caller uses an array again"
            detail = f"It leads to {_show(w)} instead of {_show(expected[number])}."
            slip = "The object kept w or the gradient itself; keep a new array or a copy."
            raise CheckFailed(headline, detail, slip=slip)


def _starts_where_told(make: Make, settings: Settings) -> None:
    expected = _walked(make, settings, _slope, np.array([1.0, -2.0, 3.0]), 3)
    optimizer = make(**settings)
    walk(optimizer, _slope, expected[0], 2)
    moved = walk(optimizer, lambda w: _slope(np.asarray(w) - 5.0), expected[2] + 5.0, 1)[1]
    if not _close(moved, expected[3] + 5.0):
        headline = f"{_name(make)}: step 3 does not start from the w that it is given"
        detail = (
            f"With w and the bowl both moved by 5 it leads to {_show(moved)}, not {_show(expected[3] + 5.0)}."
        )
        slip = "The object keeps a point of its own; it should remember quantities such as h, not places."
        raise CheckFailed(headline, detail, slip=slip)


def _shares_nothing(make: Make, settings: Settings) -> None:
    starts = np.array([[1.0, -2.0, 3.0], [-5.0, 0.5, 2.0]])
    alone = [_walked(make, settings, _slope, start, 3) for start in starts]
    points, optimizers = list(starts), [make(**settings) for _ in starts]
    for number in (1, 2, 3):
        for i, optimizer in enumerate(optimizers):
            points[i] = np.asarray(optimizer.step(points[i], _slope), dtype=np.float64)
            if not _close(points[i], alone[i][number]):
                headline = f"{_name(make)}: two objects stepped in turn disturb each other at step {number}"
                detail = f"One goes to {_show(points[i])}; alone it goes to {_show(alone[i][number])}."
                raise CheckFailed(headline, detail, slip=SHARED)


def _takes_lists_and_integers(make: Make, settings: Settings) -> None:
    expected = _walked(make, settings, _slope, np.array([1.0, -2.0, 3.0]), 2)
    for text, start in {
        "the list [1, -2, 3]": [1, -2, 3],
        "an array of integers": np.array([1, -2, 3]),
    }.items():
        try:
            path = _walked(make, settings, _slope, start, 2)
        except (TypeError, AttributeError) as error:
            slip = "`w = np.asarray(w, dtype=float)` as the first line of step is missing."
            raise CheckFailed(f"{_name(make)}: step fails when w is {text}: {error}", slip=slip) from error
        if not _close(path, expected):
            headline = f"{_name(make)}: from {text}, two steps lead to {_show(path[2])}"
            detail = f"From the same numbers as floats they lead to {_show(expected[2])}."
            slip = "An array of integers, such as `np.zeros_like(w)` makes here, cuts off the decimals."
            raise CheckFailed(headline, detail, slip=slip)


def _walked(make: Make, settings: Settings, gradient: Gradient, start: Any, num_steps: int) -> Array:
    try:
        return walk(make(**settings), gradient, start, num_steps)
    except StepError as error:
        raise CheckFailed(f"{_name(make)}: {error}") from None


def _walked_twice(make: Make, settings: Settings, gradient: Gradient, start: Array, num_steps: int) -> Array:
    path, again = (_walked(make, settings, gradient, start.copy(), num_steps) for _ in range(2))
    if not np.array_equal(path, again, equal_nan=True):
        raise CheckFailed(f"{_name(make)}: a new object does not walk as the one before it did", slip=SHARED)
    return path


def _slope(w: Any) -> Array:
    """Gradient of a bowl around (-1/2, -1/2, ...); not a whole number where w is one."""
    return 1.5 * np.asarray(w, dtype=np.float64) + 0.75


def _close(actual: ArrayLike, expected: ArrayLike) -> bool:
    return np.shape(actual) == np.shape(expected) and np.allclose(actual, expected, rtol=RTOL, atol=ATOL)


@dataclass(frozen=True)
class TwoPaths:
    """The points that were expected and those that came, side by side."""

    expected: Array
    came: Array
    first_wrong: int

    def _rows(self) -> list[tuple[str, str, str]]:
        pairs = zip(self.expected, self.came, strict=True)
        return [(str(i), _show(wanted), _show(point)) for i, (wanted, point) in enumerate(pairs)]

    def __str__(self) -> str:
        rows = [("step", "expected", "yours"), *self._rows()]
        width = max(len(wanted) for _, wanted, _ in rows)
        lines = [f"    {step:>4}   {wanted:<{width}}   {came}" for step, wanted, came in rows]
        lines[self.first_wrong + 1] += "   <- the first that differs"
        return "\n".join(lines)

    def html(self) -> str:
        """A table and, for two parameters, a picture."""
        rows = [[*row, ""] for row in self._rows()]
        rows[self.first_wrong][3] = "← the first that differs"
        marked = np.zeros((len(rows), 4), dtype=bool)
        marked[self.first_wrong, 2] = True
        points = table(rows, marked, head=("step", "expected", "yours", ""))
        return beside(points, two_paths(self.expected, self.came, self.first_wrong))


def _show(values: ArrayLike) -> str:
    """The numbers with six digits at most, such as ``[2, -0.333333]``."""
    array = np.asarray(values)
    if array.ndim == 0:
        return f"{array[()] + 0.0:.6g}"
    return "[" + ", ".join(_show(item) for item in array) + "]"


def _steps(count: int) -> str:
    return f"{count} step{'s' if count > 1 else ''}"


def _call(make: Make, settings: Settings) -> str:
    return f"{_name(make)}({', '.join(f'{name}={value:g}' for name, value in settings.items())})"


def _name(make: Make) -> str:
    return str(getattr(make, "__name__", "your optimiser"))


install()
