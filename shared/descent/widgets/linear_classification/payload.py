"""What crosses to the browser for a boundary: a description in JSON and a grid of probabilities."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.widgets.linear_classification.boundary import Boundary, Road, Verdict
from descent.widgets.students import Array, Functions

COLUMNS, ROWS = 56, 48
ARROW = 0.7  # length of the arrow, in units of the weights


@dataclass(frozen=True)
class Window:
    """What is drawn: the bounds of both axes, their names, and the names of both classes."""

    bounds: Any
    labels: tuple[str, str]
    names: tuple[str, str]


def scene(
    boundary: Boundary, selected: int, verdict: Verdict, road: Road, X: Array, labels: Any, window: Window
) -> dict[str, Any]:
    """Everything but the grid; None stands for what the student's functions did not give."""
    return {
        "bounds": [list(side) for side in window.bounds],
        "labels": list(window.labels),
        "names": list(window.names),
        "columns": COLUMNS,
        "rows": ROWS,
        "reach": ARROW,
        "styles": [asdict(style) for style in CURVE_STYLES[:3]],
        "points": np.round(X, 4).tolist(),
        "classes": labels.tolist(),
        "anchor": boundary.anchor.tolist(),
        "weights": boundary.weights.tolist(),
        "intercept": boundary.intercept,
        "selected": selected,
        "scores": _listed(boundary.scores(X)),
        "probabilities": _pairs(verdict.probabilities),
        "surprises": _listed(verdict.surprises(labels)),
        "losses": _listed(verdict.losses),
        "loss": verdict.loss,
        "accuracy": verdict.accuracy,
        "road": _road(road),
    }


def probabilities(boundary: Boundary, window: Window, functions: Functions) -> Array:
    """Probability of class 1, (ROWS, COLUMNS), the lowest row first; empty if softmax failed."""
    (left, right), (bottom, top) = window.bounds
    x, y = np.meshgrid(np.linspace(left, right, COLUMNS), np.linspace(bottom, top, ROWS))
    logits = boundary.logits(np.column_stack([x.ravel(), y.ravel()]))
    shares = functions.call("softmax", logits, shape=logits.shape)
    return np.zeros((0, 0)) if shares is None else shares[:, 1].reshape(ROWS, COLUMNS)


def _road(road: Road) -> dict[str, Any]:
    return {
        "name": road.name,
        "places": _listed(road.places),
        "here": road.here,
        "accuracy": _listed(road.accuracy),
        "loss": _listed(road.loss),
        "flat": list(road.flat),
        "slope": road.slope,
    }


def _pairs(values: Array | None) -> list[list[float]] | None:
    return None if values is None else [[float(f"{value:.5g}") for value in row] for row in values]


def _listed(values: Array | None) -> list[float] | None:
    """The numbers with five digits, which is more than a picture shows."""
    return None if values is None else [float(f"{value:.5g}") for value in values]
