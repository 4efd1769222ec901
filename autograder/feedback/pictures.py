"""The picture of a failed comparison: curves, a path in the plane, matrices, or only where it differs."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from autograder.examiner.finding import Json
from autograder.feedback import svg
from autograder.feedback.charts import Array, chart

FEWEST, MOST = 5, 400  # entries
GAP, TITLE = 26, 18
WIDEST = 40  # squares beside each other, in one matrix


def picture(came: Json | None, expected: Json | None, *, hidden: bool) -> str:
    """The picture that says more than the numbers do, or "" where none does.

    Of a hidden test it shows where the two differ, and no values.
    """
    arrays = _arrays(came, expected)
    if arrays is None:
        return ""
    mine, right = arrays
    if mine.ndim not in (1, 2) or (mine.ndim == 2 and mine.shape[1] > WIDEST):
        return ""
    if hidden:
        return _places(mine, right)
    if mine.ndim == 1:
        entries, about = np.arange(len(mine), dtype=float), f"{len(mine)} entries: expected, and what came."
        return chart((entries, right), (entries, mine), about, "entry")
    if _is_path(mine, right):
        about = f"Paths of {len(mine) - 1} steps in the plane: the expected one, and the one that came."
        return chart((right[:, 0], right[:, 1]), (mine[:, 0], mine[:, 1]), about, "first coordinate", "start")
    return _matrices(mine, right)


def _arrays(came: Json | None, expected: Json | None) -> tuple[Array, Array] | None:
    """Both as arrays of one shape; None where that is not what they are, or where they are small or large."""
    pair = [value for value in (came, expected) if value is not None and "data" in value]
    if len(pair) < 2 or pair[0]["shape"] != pair[1]["shape"]:
        return None
    mine, right = (np.array(value["data"], dtype=float) for value in pair)
    return (mine, right) if FEWEST <= mine.size <= MOST else None


def _is_path(mine: Array, right: Array) -> bool:
    """Points in the plane, one after the other from a common start."""
    return len(mine) > 2 and mine.shape[1] == 2 and bool(np.allclose(mine[0], right[0]))


def _side(columns: int) -> int:
    """Pixels of a square: large where they are few."""
    return max(12, min(26, 200 // columns))


def _matrices(mine: Array, right: Array) -> str:
    """The two matrices and their difference side by side; the difference has a scale of its own."""
    with np.errstate(all="ignore"):
        panels = {"expected": right, "came": mine, "came − expected": mine - right}
    both, apart = _strongest(right, mine), _strongest(panels["came − expected"])
    side, parts, x = _side(mine.shape[1]), [], 0
    for (name, values), strongest in zip(panels.items(), (both, both, apart), strict=True):
        parts += [svg.text(x, 12, name), *_squares(values, x, strongest)]
        x += max(mine.shape[1] * side, 7 * len(name)) + GAP
    about = f"Matrices of shape {mine.shape}: expected, came, and their difference."
    legend = svg.legend({"above": "above 0", "below": "below 0, the fuller the farther"})
    return svg.picture(x - GAP, TITLE + len(mine) * side + 2, about, parts) + legend


def _strongest(*arrays: Array) -> float:
    sizes = np.abs(np.concatenate(arrays))
    return float(sizes[np.isfinite(sizes)].max(initial=0.0))


def _squares(values: Array, left: float, strongest: float) -> Iterator[str]:
    """A square an entry: its sign as colour, its size as strength; black for what is not finite."""
    side = _side(values.shape[1])
    for (row, column), value in np.ndenumerate(values):
        place = left + column * side + 1, TITLE + row * side, side - 1
        if not math.isfinite(value):
            yield svg.square("cell odd", *place)
            continue
        strength = abs(value) / strongest if strongest else 0.0
        yield svg.square("cell", *place) + svg.square("above" if value >= 0 else "below", *place, strength)


def _places(mine: Array, right: Array) -> str:
    """Which entries differ by more than float32 does; "" if all do, or none."""
    wrong = np.atleast_2d(~np.isclose(mine, right, rtol=1e-5, atol=1e-6, equal_nan=True))
    if wrong.all() or not wrong.any() or wrong.shape[1] > WIDEST:
        return ""
    side = _side(wrong.shape[1])
    parts = [
        svg.square("cell differs" if differs else "cell", column * side + 1, row * side + 1, side - 1)
        for (row, column), differs in np.ndenumerate(wrong)
    ]
    about = f"Which of {wrong.size} entries differ: {int(wrong.sum())} do."
    legend = svg.legend({"differs": "differs", "cell": "agrees"})
    return svg.picture(wrong.shape[1] * side + 2, len(wrong) * side + 2, about, parts) + legend
