"""Two curves in one picture: what was expected, dashed, and what came."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from autograder.feedback import svg
from autograder.feedback.words import number_text

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Points = tuple[Array, Array]

WIDTH, HEIGHT, LEFT, EDGE, FOOT = 340, 200, 52, 14, 24
MARKS = 40  # more points than this get no marks of their own
RADIUS = {"expected": 5.0, "came": 3.5}


@dataclass(frozen=True)
class Scale:
    """From values to pixels; ``low`` and ``high`` are the ends in words."""

    to_pixel: Callable[[float], float]
    low: str
    high: str


def chart(expected: Points, came: Points, about: str, axis: str, first: str = "") -> str:
    """The picture; "" where no value is finite.

    Parameters
    ----------
    expected, came : pair of arrays, each of shape (n,)
        Across and up.
    about, axis, first : str
        What the picture shows, what stands under it, and what the first point is called.
    """
    across = _scale(np.concatenate([expected[0], came[0]]), LEFT, WIDTH - EDGE)
    up = _scale(np.concatenate([expected[1], came[1]]), HEIGHT - FOOT, EDGE)
    if across is None or up is None:
        return ""
    start = across.to_pixel(expected[0][0]), up.to_pixel(expected[1][0]) - 9
    curves = [*_curve("expected", expected, across, up), *_curve("came", came, across, up)]
    parts = [*_frame(across, up, axis), svg.text(*start, first, "middle"), *curves]
    return svg.picture(WIDTH, HEIGHT, about, parts) + svg.legend({"expected": "expected", "came": "came"})


def _scale(values: Array, start: float, end: float) -> Scale | None:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return None
    low, high = float(finite.min()), float(finite.max())
    if not math.isfinite(high - low):
        return None
    span = (high - low) or 1.0
    ends = number_text(low, 3), number_text(high, 3)
    return Scale(lambda value: start + (value - low) / span * (end - start), *ends)


def _frame(across: Scale, up: Scale, axis: str) -> list[str]:
    bottom, under = HEIGHT - FOOT, HEIGHT - 6
    return [
        svg.path("axis", f"M{LEFT} {EDGE}V{bottom}H{WIDTH - EDGE}"),
        svg.text(LEFT, under, across.low),
        svg.text((LEFT + WIDTH) / 2, under, axis, "middle"),
        svg.text(WIDTH - EDGE, under, across.high, "end"),
        svg.text(LEFT - 6, bottom, up.low, "end"),
        svg.text(LEFT - 6, EDGE + 8, up.high, "end"),
    ]


def _curve(kind: str, points: Points, across: Scale, up: Scale) -> Iterator[str]:
    """The line through the finite points, with a gap where one is not, and the marks."""
    places, line, pen = [], "", "M"
    for x, y in zip(*points, strict=True):
        if not (math.isfinite(x) and math.isfinite(y)):
            pen = "M"
            continue
        places.append((across.to_pixel(x), up.to_pixel(y)))
        line += f"{pen}{places[-1][0]:.1f} {places[-1][1]:.1f}"
        pen = "L"
    yield svg.path(f"curve {kind}", line)
    if len(places) <= MARKS:
        yield from (svg.dot(f"mark {kind}", *place, RADIUS[kind]) for place in places)
