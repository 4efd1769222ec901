"""What crosses to the browser for a line of least squares: a description in JSON."""

from dataclasses import asdict
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.widgets.least_squares.fit import Fit, triangle
from descent.widgets.students import Array


def scene(
    shown: Fit,
    original: Array,
    bounds: tuple[tuple[float, float], tuple[float, float]],
    labels: tuple[str, str],
) -> dict[str, Any]:
    """Everything but the hat matrix; None stands for what the student's functions did not give."""
    return {
        "bounds": [list(side) for side in bounds],
        "labels": list(labels),
        "styles": [asdict(style) for style in CURVE_STYLES[:3]],
        "original": original.tolist(),
        "points": np.column_stack([shown.x, shown.y]).tolist(),
        "selected": shown.selected,
        "beta": _listed(shown.beta),
        "beta_without": _listed(shown.beta_without),
        "fitted": _listed(shown.fitted),
        "residuals": _listed(shown.residuals),
        "rss": None if shown.residuals is None else float(shown.residuals @ shown.residuals),
        "leverage": _listed(shown.leverage),
        "influence": shown.influence,
        "disagreement": shown.disagreement,
        "triangle": None if shown.fitted is None else asdict(triangle(shown.y, shown.fitted)),
    }


def _listed(values: Array | None) -> list[float] | None:
    return None if values is None else [float(value) for value in values]
