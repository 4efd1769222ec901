"""What crosses to the browser for a sweep: a description with all errors in JSON, and the curves."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.widgets.arguments import padded
from descent.widgets.overfitting.sweep import STRENGTHS, Samples, Sweep
from descent.widgets.students import Array

GRID = 161
LOWEST, HIGHEST = 1e-3, 1e2  # of the chart of errors, in variances of y
NO_PENALTY = 2.5e-7  # where λ = 0 stands on a logarithmic axis
EDGE = 2.0  # room at the ends of that axis, as a factor


@dataclass(frozen=True)
class Window:
    """What is drawn: the bounds of x and y, those of the errors, and the names of x and y."""

    bounds: tuple[tuple[float, float], tuple[float, float]]
    errors: tuple[float, float]
    labels: tuple[str, str]

    @classmethod
    def around(cls, x: Array, y: Array, labels: tuple[str, str]) -> "Window":
        """A window around the samples, with room for a curve that swings beyond them."""
        spread = float(y.var()) or 1.0
        return cls((padded(x, 0.06), padded(y, 0.4)), (LOWEST * spread, HIGHEST * spread), labels)

    @property
    def grid(self) -> Array:
        """Where curves are drawn, shape (GRID,)."""
        return np.linspace(*self.bounds[0], GRID)


def scene(samples: Samples, swept: Sweep, window: Window, *, penalised: bool) -> dict[str, Any]:
    """Everything but the curves; None stands for what the student's functions did not give."""
    setting = swept.setting
    places = range(samples.highest + 1) if setting.against == "degree" else axis_of_strengths()
    return {
        "bounds": [list(side) for side in window.bounds],
        "errors": list(window.errors),
        "labels": list(window.labels),
        "styles": [asdict(style) for style in CURVE_STYLES[:3]],
        "x": samples.x.tolist(),
        "y": samples.y.tolist(),
        "highest": samples.highest,
        "strengths": list(STRENGTHS),
        "penalised": penalised,
        "grid": GRID,
        **asdict(setting),
        "places": list(places),
        "edge": EDGE,
        "table": swept.table.astype(int).tolist(),
        "has_folds": swept.has_folds,
        "has_curves": swept.curves is not None,
        "training": listed(swept.training),
        "validation": listed(swept.validation),
        "best": swept.best,
        "disagrees_at": swept.disagrees_at,
    }


def curves(swept: Sweep) -> dict[str, Array]:
    """``curves``, (P, k, GRID), and ``fitted``, (P, k, n); empty if there are none."""
    nothing = np.zeros(0)
    return {
        "curves": nothing if swept.curves is None else swept.curves,
        "fitted": nothing if swept.fitted is None else swept.fitted,
    }


def axis_of_strengths() -> list[float]:
    """Where each strength stands on a logarithmic axis."""
    return [strength or NO_PENALTY for strength in STRENGTHS]


def listed(errors: Array | None) -> list[list[float]] | None:
    """Errors for JSON."""
    return None if errors is None else [list(map(float, row)) for row in errors]
