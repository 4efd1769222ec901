"""Answers made comparable: numbers as arrays of floats, whatever they came as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np

MAX_PARTS = 10_000
DATA = (bool, int, float, complex, str, bytes, type(None), np.ndarray, np.generic, list, tuple, dict)
SINGLE = (np.float16, np.float32)
RTOL, RTOL_SINGLE = 1e-6, 1e-4
FLOOR = 1e-9  # of the largest entry: what rounding may leave where the true value is 0
INPUT_FLOOR = 1e-13  # the same, of the largest number that was given
Array = np.ndarray[Any, np.dtype[Any]]


def comparable(value: Any) -> Any:
    """An array of numbers, a list of such, or text that says what else it is."""
    if isinstance(value, str | bytes | type(None)):
        return repr(value)
    if isinstance(value, dict):
        return [f"dict of {len(value)}", *(comparable(item) for item in value.values())]
    array = _numbers(value)
    if array is not None:
        return array
    if isinstance(value, Iterable):
        parts = [comparable(item) for item in islice(iter(value), MAX_PARTS)]
        stacked = _numbers(parts) if all(isinstance(part, np.ndarray) for part in parts) else None
        return parts if stacked is None else stacked
    return "an object"


def _numbers(value: Any) -> Array | None:
    """The value as an array of float64 or, where it has no more digits, float32; None if it is no such."""
    if isinstance(value, Iterator) or not isinstance(value, DATA):
        return None
    try:
        array = np.asarray(value)
        if array.dtype.kind in "biuf" or (array.dtype == object and array.size):
            return array.astype(np.float32 if array.dtype in SINGLE else np.float64)
        return array.astype(np.complex128) if array.dtype.kind == "c" else None
    except (ValueError, TypeError, OverflowError):
        return None


def largest(value: Any) -> float:
    """The largest finite number in nested lists, tuples and arrays, without its sign; 0 if there is none."""
    if isinstance(value, list | tuple):
        return max(map(largest, value), default=0.0)
    if not isinstance(value, int | float | np.ndarray | np.generic):
        return 0.0
    sizes = np.abs(np.asarray(value))
    finite = sizes[np.isfinite(sizes)] if sizes.dtype.kind in "iuf" else np.zeros(0)
    return float(finite.max()) if finite.size else 0.0


def agree(one: Any, other: Any, given: float = 0.0) -> bool:
    """Whether two comparable values are the same but for rounding; ``given`` is the largest input."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.shape == other.shape and _close(one, other, given)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(agree(*pair, given) for pair in zip(one, other, strict=True))
    return type(one) is type(other) and bool(one == other)


def _close(one: Array, other: Array, given: float) -> bool:
    if np.array_equal(one, other):
        return True
    rtol = RTOL_SINGLE if np.float32 in (one.dtype, other.dtype) else RTOL
    atol = max(FLOOR * largest(other), INPUT_FLOOR * given)
    with np.errstate(invalid="ignore", over="ignore"):  # inf - inf
        near = np.isfinite(other) & (np.abs(one - other) <= atol + rtol * np.abs(other))
    return bool(np.all(near | (one == other) | (np.isnan(one) & np.isnan(other))))
