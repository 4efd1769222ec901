"""What crosses to the browser for a walk: a description in JSON, and path, distances and heights."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.widgets.learning_rate.walk import Valley, Walk, steps_a_digit, way
from descent.widgets.students import Array

COLUMNS, ROWS = 72, 60
HIGHEST = 1.2  # of the critical rate: as far as the rate can be dragged
SIDES = 1.2  # width of the window by its height


@dataclass(frozen=True)
class Window:
    """What is drawn: the bounds of both weights and their names."""

    bounds: tuple[tuple[float, float], tuple[float, float]]
    labels: tuple[str, str]

    @classmethod
    def around(cls, ground: Valley, start: Array, labels: tuple[str, str]) -> "Window":
        """A window around the minimum, in which the start has room to be dragged."""
        reach = 1.5 * max(float(np.abs(start - ground.minimum).max()), 1e-6)
        (x, y), wide = ground.minimum.tolist(), SIDES * reach
        return cls(((x - wide, x + wide), (y - reach, y + reach)), labels)


def scene(ground: Valley, walked: Walk, num_steps: int, window: Window) -> dict[str, Any]:
    """Everything but the numbers of the walk; None stands for what the student's functions did not give."""
    factors = ground.factors(walked.rate)
    return {
        "bounds": [list(side) for side in window.bounds],
        "labels": list(window.labels),
        "styles": [asdict(style) for style in CURVE_STYLES[:3]],
        "columns": COLUMNS,
        "rows": ROWS,
        "minimum": ground.minimum.tolist(),
        "eigenvalues": ground.eigenvalues.tolist(),
        "directions": ground.directions.T.tolist(),
        "critical": ground.critical,
        "highest": HIGHEST * ground.critical,
        "presets": [
            ["too small", 0.05 * ground.critical],
            ["best", ground.best],
            ["critical", ground.critical],
            ["diverging", 1.06 * ground.critical],
        ],
        "vees": [_vee(float(value), HIGHEST * ground.critical) for value in ground.eigenvalues],
        "told_critical": walked.told_critical,
        "start": walked.start.tolist(),
        "learning_rate": walked.rate,
        "factors": factors.tolist(),
        "ways": [way(factor) for factor in factors],
        "paces": [steps_a_digit(factor) for factor in factors],
        "num_steps": num_steps,
        "length": len(walked.points),
        "diverged_at": walked.diverged_at,
    }


def tracks(ground: Valley, walked: Walk, num_steps: int) -> dict[str, Array]:
    """``path`` and ``distances``, (num_steps + 1, 2) each; NaN beyond the walk's length."""
    path = np.full((num_steps + 1, 2), np.nan)
    distances = path.copy()
    path[: len(walked.points)] = walked.points
    distances[: len(walked.points)] = ground.distances(walked.points)
    return {"path": path, "distances": distances}


def heights(ground: Valley, window: Window) -> Array:
    """The loss above its smallest value over the window, (ROWS, COLUMNS), the lowest row first."""
    (left, right), (bottom, top) = window.bounds
    x, y = np.meshgrid(np.linspace(left, right, COLUMNS), np.linspace(bottom, top, ROWS))
    return ground.height(np.stack([x, y], axis=-1))


def _vee(eigenvalue: float, highest: float) -> list[float]:
    """Corners [x, y, x, y, ...] of the size of the factor against the rate, a line down to 0 and up again."""
    bottom = 1.0 / eigenvalue
    end = [highest, abs(1.0 - highest * eigenvalue)]
    return [0.0, 1.0, bottom, 0.0, *end] if bottom < highest else [0.0, 1.0, *end]
