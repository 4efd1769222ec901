"""What a widget is made from and what a browser sends, checked: each error names argument, value and wish."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def numbers(name: str, given: Any, *shape: int | str) -> Array:
    """A copy of ``given`` as float64.

    Parameters
    ----------
    name : str
        For the error.
    given : array_like
    *shape : int or str
        The length of each axis; a letter for any length.

    Raises
    ------
    TypeError, ValueError
        If these are no numbers, of another shape, or not finite.
    """
    try:
        array = np.array(given, dtype=np.float64)
    except (TypeError, ValueError):
        msg = f"{name} is {given!r}, expected numbers"
        raise TypeError(msg) from None
    fits = array.ndim == len(shape) and all(
        isinstance(want, str) or want == have for want, have in zip(shape, array.shape, strict=True)
    )
    if not fits:
        told = ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "")
        msg = f"{name} has shape {array.shape}, expected ({told})"
        raise ValueError(msg)
    if not np.all(np.isfinite(array)):
        msg = f"{name} holds NaN or infinity, expected finite numbers"
        raise ValueError(msg)
    return array


def number(name: str, given: Any, low: float = -np.inf, high: float = np.inf) -> float:
    """A finite number from ``low`` to ``high``, or TypeError or ValueError."""
    if isinstance(given, bool) or not isinstance(given, (int, float, np.number)):
        msg = f"{name} is {given!r}, expected a number"
        raise TypeError(msg)
    if not (np.isfinite(given) and low <= given <= high):
        span = f" from {low:g} to {high:g}" if np.isfinite([low, high]).any() else ""
        msg = f"{name} is {given}, expected a finite number{span}"
        raise ValueError(msg)
    return float(given)


def whole(name: str, given: Any, low: int, high: int) -> int:
    """A whole number from ``low`` to ``high``, or TypeError or ValueError."""
    if isinstance(given, bool) or not isinstance(given, (int, np.integer)):
        msg = f"{name} is {given!r}, expected a whole number"
        raise TypeError(msg)
    if not low <= given <= high:
        msg = f"{name} is {given}, expected {low} to {high}"
        raise ValueError(msg)
    return int(given)


def padded(values: Array, share: float) -> tuple[float, float]:
    """The span of ``values``, with ``share`` of it added at both ends; 1 if they are all equal."""
    low, high = float(values.min()), float(values.max())
    room = share * (high - low) or 1.0
    return low - room, high + room
