"""What crosses to the browser for ridge and lasso: a description in JSON, and the paths."""

from dataclasses import asdict
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.widgets.penalty.bowl import Bowl
from descent.widgets.penalty.solutions import Solution, Solutions, place
from descent.widgets.students import Array

ROOM = 1.5  # reach of the window, in the larger of the two first least-squares weights
DECADES = 3  # of the strength
STRENGTHS = 41  # along the paths
LEVEL = 65  # points of a level line
LEVELS = 24


def reach_of(ground: Bowl) -> float:
    """How far the window goes from 0 in all four directions."""
    return ROOM * float(np.abs(ground.minimum).max())


def strengths_of(ground: Bowl) -> Array:
    """Strengths along the paths: the decades up to the power of ten that is well above every zero."""
    last = np.ceil(np.log10(1.5 * ground.lambda_max(ground.minimum)))
    return np.logspace(last - DECADES, last, STRENGTHS)


def scene(ground: Bowl, shown: Solutions, labels: tuple[str, str]) -> dict[str, Any]:
    """Everything but the paths; None stands for what the student's functions did not give."""
    reach = reach_of(ground)
    step = np.sqrt(np.trace(ground.gram) / 2) * reach / 6
    return {
        "bounds": [[-reach, reach]] * 2,
        "labels": list(labels),
        "styles": [asdict(style) for style in CURVE_STYLES[:3]],
        "least": shown.minimum.tolist(),
        "strength": shown.strength,
        "strengths": shown.strengths.tolist(),
        "lambda_max": ground.lambda_max(shown.minimum),
        "levels": (step * np.arange(1, LEVELS + 1)).tolist(),
        "bands": [band.tolist() for band in ground.corner_bands(shown.strength, 4 * reach)],
        "lasso": _solution(ground, shown, shown.lasso, 1),
        "ridge": _solution(ground, shown, shown.ridge, 2),
    }


def arrays(ground: Bowl, shown: Solutions) -> dict[str, Array]:
    """Both paths, (strengths of each, 2) or empty, and the level line of height 1 around 0, (LEVEL, 2)."""
    none = np.zeros((0, 2))
    paths = {name: none if one is None else one.path.along for name, one in _both(shown)}
    return {**paths, "level": ground.level(LEVEL)}


def _both(shown: Solutions) -> list[tuple[str, Solution | None]]:
    return [("lasso", shown.lasso), ("ridge", shown.ridge)]


def _solution(ground: Bowl, shown: Solutions, one: Solution | None, norm: int) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "at": (one.at + 0.0).tolist(),
        "budget": float(np.linalg.norm(one.at, norm)),
        "rise": float(np.sqrt(ground.height(one.at, shown.minimum))),
        "place": place(one.at),
        "strengths": one.path.strengths.tolist(),
        "zero_from": list(one.path.zero_from),
        "is_lowest": one.is_lowest,
    }
