"""Small tables and pictures for a check's report, as HTML; a frame marks what differs."""

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

ORANGE = "rgb(213, 94, 0)"
PLAIN = "border: none; color: inherit; background: none"
CELL = f"{PLAIN}; padding: 1px 8px; text-align: right; white-space: nowrap"
WRONG = f"outline: 2px solid {ORANGE}; outline-offset: -2px; font-weight: bold"
TABLE = "border-collapse: collapse; margin: 0.4em 0; font-size: 13px; font-family: monospace"
ROW = "display: flex; flex-wrap: wrap; gap: 0 2.5em; align-items: flex-start"
WIDTH, HEIGHT, EDGE = 240, 160, 14  # of a picture, in pixels


def table(
    rows: Sequence[Sequence[str]], marked: ArrayLike, caption: str = "", head: Sequence[str] = ()
) -> str:
    """Rows of texts; a cell where ``marked``, of the same shape, is true gets a frame."""
    lines = ["".join(_cell(name, "th" if name else "td") for name in head)] if head else []
    for row, wrong in zip(rows, np.asarray(marked, dtype=bool), strict=True):
        lines.append("".join(_cell(text, "td", bad) for text, bad in zip(row, wrong, strict=True)))
    body = "".join(f'<tr style="{PLAIN}">{line}</tr>' for line in lines)
    look = f"{PLAIN}; caption-side: top; text-align: left; padding: 0; white-space: nowrap"
    title = f'<caption style="{look}">{escape(caption)}</caption>' if caption else ""
    return f'<table style="{PLAIN}; {TABLE}">{title}<tbody>{body}</tbody></table>'


def _cell(text: str, tag: str, wrong: bool = False) -> str:
    style = f"{CELL}; {WRONG}" if wrong else CELL
    return f'<{tag} style="{style}">{escape(text)}</{tag}>'


def beside(*pieces: str) -> str:
    """Pieces of HTML in a row, as long as there is room."""
    return f'<div style="{ROW}">{"".join(f"<div>{piece}</div>" for piece in pieces)}</div>'


def boxes(caption: str, texts: Sequence[str], marked: Sequence[bool]) -> str:
    """Boxes 0 … n-1 in a row, each with a text in it."""
    return table([texts], [marked], caption, [str(index) for index in range(len(texts))])


def two_paths(expected: Array, came: Array, first_wrong: int) -> str:
    """Picture of two paths of shape (n, 2): the expected one with dots, the other dashed with squares.

    A ring marks the first wrong point. There is no picture of paths in more dimensions, or of points that
    are not finite.
    """
    if expected.shape != came.shape or expected.shape[1:] != (2,) or not np.isfinite(came).all():
        return ""
    right, wrong = _on_paper(expected, came)
    ring = f'<circle cx="{wrong[first_wrong][0]:.1f}" cy="{wrong[first_wrong][1]:.1f}" r="9" fill="none"'
    label = f"Two paths: the expected one, and yours, which leaves it at step {first_wrong}."
    size = f'width="{WIDTH}" height="{HEIGHT}" style="border: 1px solid rgba(127, 127, 127, 0.5)"'
    drawing = f'{_dots(right)}{_squares(wrong)}{ring} stroke="{ORANGE}" stroke-width="2"/>'
    key = f'<span style="color: {ORANGE}">■</span> yours, dashed'
    legend = f"<figcaption>● expected &nbsp; {key}</figcaption>"
    picture = f'<svg role="img" aria-label="{label}" {size}>{drawing}</svg>'
    return f'<figure style="margin: 0.4em 0">{picture}{legend}</figure>'


def _on_paper(expected: Array, came: Array) -> tuple[Array, Array]:
    """Both paths in pixels; yours is cut off where it goes far beyond the other."""
    low, high = expected.min(axis=0), expected.max(axis=0)
    room = max(float((high - low).max()), 1e-12)
    came = np.clip(came, low - room, high + room)
    both = np.concatenate([expected, came])
    low, span = both.min(axis=0), np.maximum(np.ptp(both, axis=0), 1e-12)
    scale = (np.array([WIDTH, HEIGHT]) - 2 * EDGE) / span
    right, wrong = ((points - low) * scale * [1, -1] + [EDGE, HEIGHT - EDGE] for points in (expected, came))
    return right, wrong


def _dots(points: Array) -> str:
    marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="currentColor"/>' for x, y in points)
    return _line(points, 'stroke="currentColor"') + marks


def _squares(points: Array) -> str:
    size = f'width="6" height="6" fill="{ORANGE}"'
    marks = "".join(f'<rect x="{x - 3:.1f}" y="{y - 3:.1f}" {size}/>' for x, y in points)
    return _line(points, f'stroke="{ORANGE}" stroke-dasharray="6 4"') + marks


def _line(points: Array, stroke: str) -> str:
    ends = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{ends}" fill="none" stroke-width="2" {stroke}/>'
