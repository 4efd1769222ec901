"""What a failed assertion compared: read from the error, where NumPy and the checks have left it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

import numpy as np

from descent.checks import CheckFailed

TEST = "<test>"  # the file name under which test cells are compiled
MAX_LIST = 10_000


@dataclass(frozen=True)
class Compared:
    """Two things that should have been equal.

    Attributes
    ----------
    came, expected
        The student's side and the test's.
    rtol, atol : float
        How far apart the entries may be: ``atol + rtol * |expected|``.
    message : str
        The test's own words.
    """

    came: Any
    expected: Any
    rtol: float = 0.0
    atol: float = 0.0
    message: str = ""


@dataclass(frozen=True)
class Difference:
    """Where two arrays of one shape differ.

    Attributes
    ----------
    at : tuple of int
        The first entry that differs, in reading order.
    came, expected : float
        What stands there.
    count, of : int
        How many entries differ, and how many there are.
    largest : float
        The largest distance of two entries; NaN where nothing finite can be compared.
    """

    at: tuple[int, ...]
    came: float
    expected: float
    count: int
    of: int
    largest: float


def line_in_test(problem: BaseException) -> int:
    """The line of the test cell, from 1, at which it failed; 0 where the error says none."""
    trace = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == TEST:
            return trace.tb_lineno
        trace = trace.tb_next
    return 0


def compared(problem: BaseException) -> Compared | None:
    """What the failed assertion compared; None for a plain ``assert`` and for other errors."""
    if isinstance(problem, CheckFailed):
        known = problem.expected is not None
        return Compared(problem.came, problem.expected, *problem.tolerance) if known else None
    for frame in _frames(problem):
        if str(frame.f_globals.get("__name__", "")).startswith("numpy.testing"):
            found = frame.f_locals
            if "actual" in found and "desired" in found:
                rtol, atol = (float(found.get(name, 0.0)) for name in ("rtol", "atol"))
                message = str(found.get("err_msg", ""))
                return Compared(found["actual"], found["desired"], rtol, atol, message)
    return None


def difference(pair: Compared) -> Difference | None:
    """Where they differ; None if they are no numbers, of different shape, or equal."""
    came, expected = as_numbers(pair.came), as_numbers(pair.expected)
    if came is None or expected is None:
        return None
    if came.shape != expected.shape and came.ndim and expected.ndim:
        return None
    came, expected = np.broadcast_arrays(came, expected)
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(came, expected, rtol=pair.rtol, atol=pair.atol, equal_nan=True)
        distance = np.abs(np.subtract(came, expected, dtype=float))
    if not wrong.any():
        return None
    at = tuple(int(index) for index in np.argwhere(wrong)[0])
    finite = distance[np.isfinite(distance)]
    largest = float(finite.max()) if finite.size else float("nan")
    return Difference(at, float(came[at]), float(expected[at]), int(wrong.sum()), int(wrong.size), largest)


def as_numbers(value: Any) -> np.ndarray[Any, np.dtype[Any]] | None:
    """The value as an array of real numbers, or None if it is none; asks the student's objects nothing."""
    if not _is_data(value):
        return None
    try:
        array = np.asarray(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return array if array.dtype.kind in "biuf" else None


def _is_data(value: Any) -> bool:
    if type(value) in (list, tuple):
        return len(value) <= MAX_LIST and all(map(_is_data, value))
    return isinstance(value, np.ndarray | np.generic | bool | int | float)


def _frames(problem: BaseException) -> Iterator[FrameType]:
    trace = problem.__traceback__
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next
