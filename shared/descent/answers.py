"""The check under most exercises: call a function once and compare its answer with one worked out by hand."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from types import CodeType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descent.checks import CheckFailed, good_news
from descent.notebook import short_errors
from descent.tables import beside, table, two_paths

Array = NDArray[Any]

FEW, SHORT = 24, 88  # entries of an array that is shown in full; characters of a call on one line


def check_answer(
    function: Any,
    *args: Any,
    expected: Any,
    slips: Mapping[str, Any] | None = None,
    rtol: float = 1e-7,
    atol: float = 1e-9,
    walk: bool = False,
    **kwargs: Any,
) -> None:
    """Call ``function`` with copies of the arguments and check its answer.

    Parameters
    ----------
    function : callable
        The student's function.
    *args, **kwargs
        What it is called with; numbers, arrays, lists, functions.
    expected : array_like, or list or tuple of arrays
        The right answer. Several arrays are compared one by one.
    slips : dict of str to array_like, optional
        For each likely slip, in a sentence, the answer that it leads to. The sentence is shown when a wrong
        answer equals it.
    rtol, atol : float
        Each entry may differ from the expected one by ``atol + rtol * |expected|``.
    walk : bool
        Whether the rows of the answer are the points of a walk, to be drawn if it is wrong.

    Raises
    ------
    CheckFailed
        If the answer is None, no numbers, of another shape, not finite or different, or an argument was
        changed.
    """
    call = _Call(function, args, kwargs)
    given, named = deepcopy(args), deepcopy(kwargs)
    with short_errors(str(call)):
        answer = function(*given, **named)
    if answer is None:
        raise CheckFailed(f"{call.name}: returned None; is a return missing?", f"    {call}")
    came, wanted = _parts(answer, expected), _parts(expected, expected)
    tolerance = {"rtol": rtol, "atol": atol}
    complaint = _complaint(came, wanted, tolerance)
    if complaint:
        slip = _slip(answer, expected, slips or {}, tolerance)
        compared = Compared(wanted, came, tolerance, walk)
        pair = {"came": came[0], "expected": wanted[0]} if len(came) == len(wanted) == 1 else {}
        headline, details = f"{call.name}: {complaint}", (f"    {call}", compared)
        raise CheckFailed(headline, *details, slip=slip, **pair, tolerance=(rtol, atol))
    _check_unchanged(call, given, named)
    good_news(f"{call}: right.")


@dataclass(frozen=True)
class _Call:
    """A function and what it is called with, to be shown as code."""

    function: Any
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]

    @property
    def name(self) -> str:
        name = getattr(self.function, "__name__", None)
        return name if isinstance(name, str) else "your function"

    def __str__(self) -> str:
        for few in (FEW, 8, 4, 0):
            shown = [_inline(value, few) for value in self.args]
            shown += [f"{name}={_inline(value, few)}" for name, value in self.kwargs.items()]
            text = f"{self.name}({', '.join(shown)})"
            if len(text) <= SHORT:
                break
        return text

    def argument(self, index: int) -> str:
        """Return the parameter's name where the function tells it."""
        code = getattr(self.function, "__code__", None)
        names = code.co_varnames[: code.co_argcount] if isinstance(code, CodeType) else ()
        return names[index] if index < len(names) else f"number {index + 1}"


def _parts(answer: Any, expected: Any) -> list[Any]:
    """The arrays of an answer: one, unless several are expected; a part that is no numbers stays as it is."""
    if not _several(expected):
        return [_numbers(answer)]
    try:
        return [_numbers(part) for part in answer]
    except TypeError:
        return [_numbers(answer)]


def _several(expected: Any) -> bool:
    if not isinstance(expected, list | tuple):
        return False
    if any(isinstance(part, np.ndarray) for part in expected):
        return True
    return len({np.shape(_numbers(part)) for part in expected}) > 1


def _numbers(value: Any) -> Any:
    try:
        array = np.asarray(value)
        if array.dtype == object:  # whole numbers beyond 64 bits
            array = array.astype(np.float64)
    except (ValueError, TypeError, OverflowError):  # rows of different length, or no numbers
        return value
    return array if array.dtype.kind in "biuf" else value


def _complaint(came: Sequence[Any], wanted: Sequence[Array], tolerance: Mapping[str, float]) -> str:
    """Say where an answer first differs; nothing where it is right."""
    if len(came) != len(wanted):
        return f"returned {_count(len(came))}, expected {len(wanted)}"
    for index, (part, right) in enumerate(zip(came, wanted, strict=True)):
        where = f"array {index + 1} of {len(wanted)}: " if len(wanted) > 1 else ""
        if not isinstance(part, np.ndarray):
            return f"{where}returned {_kind(part)}, expected {_what(right)}"
        if part.shape != right.shape:
            return f"{where}returned {_what(part)}, expected {_what(right)}"
        wrong = ~np.isclose(part, right, **tolerance, equal_nan=True)
        if wrong.any():
            return where + _first_difference(part, right, wrong)
    return ""


def _first_difference(part: Array, right: Array, wrong: Array) -> str:
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    came, wanted = _pair(part[place], right[place])
    if not place:
        return f"returned {came}, expected {wanted}"
    others = f" ({wrong.sum()} of {wrong.size} entries differ)" if wrong.sum() > 1 else ""
    return f"entry {list(place)} is {came}, expected {wanted}{others}"


def _pair(came: Any, wanted: Any) -> tuple[str, str]:
    """Two numbers with as many digits as it takes to tell them apart."""
    for digits in (6, 9, 12, 17):
        texts = _number(came, digits), _number(wanted, digits)
        if texts[0] != texts[1]:
            break
    return texts


@dataclass(frozen=True)
class Compared:
    """The arrays that were expected and those that came."""

    wanted: Sequence[Array]
    came: Sequence[Any]
    tolerance: Mapping[str, float]
    walk: bool = False

    def __str__(self) -> str:
        lines = [f"    expected: {_block(part)}" for part in self.wanted]
        lines += [f"    yours:    {_block(part)}" for part in self.came]
        return "\n".join(lines)

    def html(self) -> str:
        """The same as tables; what differs in yours has a frame."""
        if len(self.wanted) != len(self.came):
            rows = ("expected", self.wanted), ("yours", self.came)
            return "".join(beside(*(_grid(name, part) for part in parts)) for name, parts in rows)
        return "".join(map(self._side_by_side, self.wanted, self.came))

    def _side_by_side(self, right: Array, part: Any) -> str:
        wrong = self._wrong(part, right)
        picture = ""
        if self.walk and wrong is not None:
            picture = two_paths(right, part, int(wrong.any(axis=1).argmax()))
        return beside(_grid("expected", right), _grid("yours", part, wrong), picture)

    def _wrong(self, part: Any, right: Array) -> Array | None:
        if not isinstance(part, np.ndarray) or part.shape != right.shape:
            return None
        return ~np.isclose(part, right, **self.tolerance, equal_nan=True)


def _grid(caption: str, part: Any, wrong: Array | None = None) -> str:
    """An array of at most two axes as a table, anything else in words."""
    if not isinstance(part, np.ndarray) or part.ndim > 2 or part.size > FEW:
        return table([[_block(part)]], [[False]], caption)
    rows = [[_number(value, 6) for value in row] for row in np.atleast_2d(part)]
    marked = np.zeros(part.shape, dtype=bool) if wrong is None else wrong
    return table(rows, np.atleast_2d(marked), caption)


def _slip(answer: Any, expected: Any, slips: Mapping[str, Any], tolerance: Mapping[str, float]) -> str:
    for sentence, leads_to in slips.items():
        came, wrong = _parts(answer, expected), _parts(leads_to, expected)
        if not _complaint(came, wrong, tolerance):
            return sentence
    return ""


def _check_unchanged(call: _Call, given: Sequence[Any], named: Mapping[str, Any]) -> None:
    pairs = [(call.argument(i), before, given[i]) for i, before in enumerate(call.args)]
    pairs += [(name, before, named[name]) for name, before in call.kwargs.items()]
    for name, before, after in pairs:
        if not _same(before, after):
            headline = f"{call.name}: the answer is right, but argument {name} was changed"
            changed = f"    before: {_block(_numbers(before))}\n    after:  {_block(_numbers(after))}"
            advice = "`a += b` and `a[i] = b` write into the caller's array; `a = a + b` makes a new one."
            raise CheckFailed(headline, f"    {call}", changed, advice)


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        return before.shape == after.shape and np.array_equal(
            before, after, equal_nan=before.dtype.kind == "f"
        )
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(_same, before, after))
    if isinstance(before, int | float | bool | str | None):
        return bool(before == after)
    return True  # functions, generators


def _inline(value: Any, few: int) -> str:
    if value is None or isinstance(value, bool | str):
        return repr(value)
    numbers = _numbers(value)
    if isinstance(numbers, np.ndarray):
        return _list(numbers) if numbers.size <= max(few, 1) else f"array of shape {numbers.shape}"
    if isinstance(value, list | tuple):
        return f"{type(value).__name__} of {len(value)}"
    return str(getattr(value, "__name__", type(value).__name__))


def _block(value: Any) -> str:
    """Show a part behind a label of 14 characters; the rows of a matrix below each other."""
    if not isinstance(value, np.ndarray):
        return repr(value)[:SHORT]
    if value.size > FEW:
        return f"array of shape {value.shape}"
    if value.ndim != 2 or len(value) < 2:
        return _list(value)
    return "[" + (",\n" + " " * 15).join(_list(row) for row in value) + "]"


def _list(array: Array) -> str:
    if array.ndim == 0:
        return _number(array[()], 6)
    return "[" + ", ".join(_list(item) for item in array) + "]"


def _number(value: Any, digits: int) -> str:
    return str(value) if isinstance(value, bool | np.bool_) else f"{value + 0:.{digits}g}"


def _what(part: Array) -> str:
    return "a number" if part.ndim == 0 else f"an array of shape {part.shape}"


def _kind(value: Any) -> str:
    return f"{'an' if type(value).__name__[0] in 'aeiou' else 'a'} {type(value).__name__}"


def _count(number: int) -> str:
    return f"{number} array{'s' if number != 1 else ''}"
