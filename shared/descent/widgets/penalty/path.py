"""The weights along the strengths by one of the student's functions, and where each becomes exactly 0."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from descent.widgets.students import Array

NARROW = 1e-3  # a zero is known when it lies between two strengths that are closer than about twice this
SECTIONS = 9  # into which the gap around a zero is divided at a time
ROUNDS = 2

Fit = Callable[[Array], Array | None]


@dataclass(frozen=True)
class Path:
    """The weights at some strengths.

    Attributes
    ----------
    strengths : ndarray, shape (m,)
        Ascending.
    along : ndarray, shape (m, 2)
        The weights at each.
    zero_from : tuple of (float or None)
        For each weight the first of the strengths from which on it is exactly 0; None if its last is not.
    """

    strengths: Array
    along: Array
    zero_from: tuple[float | None, ...]


def whole_path(fit: Fit, strengths: Array, expected: Array) -> Path | None:
    """The path at all ``strengths``, each zero known to a few thousandths; None if the function fails.

    Parameters
    ----------
    fit : function of strengths, shape (k,)
        The student's weights at each, shape (k, 2), or None.
    strengths : ndarray, shape (m,)
        Ascending.
    expected : ndarray
        Strengths at which a weight should become 0. The function is asked on both sides of them, and where
        it says otherwise, the gap in which its own zero lies is divided again.
    """
    path = _ask(fit, None, _with_sides(strengths, expected))
    for _ in range(ROUNDS):
        between = [] if path is None else [inner for gap in _gaps(path) for inner in _inside(*gap)]
        if between:
            path = _ask(fit, path, np.array(between))
    return path


def sketched_path(fit: Fit, strengths: Array, shown: Array, expected: Array) -> Path | None:
    """The path with few questions: at ``strengths`` and the ``expected`` zeros, and straight in between.

    The lasso's path is straight between its zeros, so that a right function is sketched as it is. ``shown``
    are the strengths at which the lines are drawn.
    """
    path = _ask(fit, None, _with_sides(strengths, expected))
    if path is None:
        return None
    every = np.union1d(shown, path.strengths)
    return _path(every, np.stack([np.interp(every, path.strengths, one) for one in path.along.T], axis=1))


def _with_sides(strengths: Array, expected: Array) -> Array:
    sides = np.outer(expected, [1.0 - NARROW, 1.0 + NARROW]).ravel()
    return np.union1d(strengths, sides[(sides > strengths[0]) & (sides < strengths[-1])])


def _ask(fit: Fit, path: Path | None, strengths: Array) -> Path | None:
    """A path with further strengths."""
    weights = fit(strengths)
    if weights is None:
        return None
    if path is not None:
        strengths, first = np.unique(np.append(path.strengths, strengths), return_index=True)
        weights = np.concatenate([path.along, weights])[first]
    return _path(strengths, weights)


def _path(strengths: Array, along: Array) -> Path:
    return Path(strengths, along, tuple(_zero_from(column, strengths) for column in along.T))


def _zero_from(weights: Array, strengths: Array) -> float | None:
    if weights[-1] != 0.0:
        return None
    others = np.flatnonzero(weights)
    return float(strengths[others[-1] + 1 if len(others) else 0])


def _gaps(path: Path) -> list[tuple[float, float]]:
    """Between which strengths the zeros lie, of those that are not known well enough."""
    zeros = [zero for zero in path.zero_from if zero is not None and zero > path.strengths[0]]
    gaps = {(float(path.strengths[path.strengths < zero][-1]), zero) for zero in zeros}
    return [(low, high) for low, high in gaps if high > low * (1.0 + 2.5 * NARROW)]


def _inside(low: float, high: float) -> list[float]:
    return [float(inner) for inner in np.geomspace(low, high, SECTIONS + 1)[1:-1]]
