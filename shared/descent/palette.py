"""Colours, dashes and markers of curves: the Okabe-Ito palette, for a light and a dark ground.

The first curve is black or white, the ground's opposite. On the dark ground the second is light blue, on the
light one blue. Yellow is lost on white, and is darker there. Dash and marker tell the curves apart as well.

References
----------
.. [1] M. Okabe, K. Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class CurveStyle:
    """How one curve is drawn; ``dash`` is in multiples of a pixel, empty for a solid line."""

    light: str
    dark: str
    dash: tuple[float, ...]
    marker: str


CURVE_STYLES = (
    CurveStyle("#000000", "#ffffff", (), "circle"),
    CurveStyle("#0072b2", "#56b4e9", (9, 4), "square"),
    CurveStyle("#d55e00", "#d55e00", (3, 3), "triangle"),
    CurveStyle("#009e73", "#009e73", (10, 3, 2, 3), "diamond"),
    CurveStyle("#cc79a7", "#cc79a7", (14, 4), "pentagon"),
    CurveStyle("#e69f00", "#e69f00", (5, 2), "down"),
    CurveStyle("#56b4e9", "#0072b2", (10, 3, 2, 3, 2, 3), "plus"),
    CurveStyle("#8f8100", "#f0e442", (2, 4), "star"),
)
