"""Pieces of SVG; colours come from the page's stylesheet, by class."""

from __future__ import annotations

from html import escape


def picture(width: float, height: float, about: str, parts: list[str]) -> str:
    """A picture that a screen reader reads out as ``about``."""
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    label = escape(about)
    return f'<svg class="descent-picture" role="img" aria-label="{label}" {size}>{"".join(parts)}</svg>'


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Words at a place."""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'


def path(kind: str, points: str) -> str:
    """A line."""
    return f'<path class="{kind}" d="{points}"></path>'


def dot(kind: str, x: float, y: float, radius: float) -> str:
    """A mark."""
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"></circle>'


def square(kind: str, x: float, y: float, side: float, opacity: float = 1.0) -> str:
    """A cell of a matrix."""
    place = f'x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}"'
    return f'<rect class="{kind}" fill-opacity="{opacity:.2f}" {place}></rect>'


def legend(entries: dict[str, str]) -> str:
    """What each class stands for, under a picture."""
    keys = (f'<span class="key {kind}"></span> {escape(words)}' for kind, words in entries.items())
    return f'<p class="legend">{" ".join(keys)}</p>'
