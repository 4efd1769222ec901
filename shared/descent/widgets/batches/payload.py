"""What crosses to the browser for a race: a description in JSON, and paths, losses and heights."""

from dataclasses import asdict
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.widgets.batches.race import Racer, Settings, estimates, floor
from descent.widgets.learning_rate.payload import COLUMNS, ROWS, Window
from descent.widgets.learning_rate.walk import Valley
from descent.widgets.students import Array

POSITIONS = 160
ARROWS = 14
STYLES = [CURVE_STYLES[k] for k in (2, 1, 0)]  # of one sample, mini-batch, all samples
LONGEST = 0.4  # the gradient at the first start is drawn so long, as a share of the way to the minimum


def budgets(total: int) -> Array:
    """Amounts of work from 0 to ``total`` at which the race can be looked at, evenly spaced on a log axis."""
    spaced = np.unique(np.round(np.geomspace(1, total, POSITIONS)))
    return np.concatenate([[0.0], spaced])


def batch_sizes(count: int) -> list[int]:
    """Powers of two up to half of the samples, at least 2."""
    return [2**k for k in range(1, 12) if 2**k <= count / 2]


def scene(
    ground: Valley, racers: tuple[Racer, ...], settings: Settings, total: int, window: Window
) -> dict[str, Any]:
    """Everything but the numbers of the race."""
    given = asdict(settings) | {"start": settings.start.tolist()}
    return given | {
        "bounds": [list(side) for side in window.bounds],
        "labels": list(window.labels),
        "styles": [asdict(style) for style in STYLES],
        "columns": COLUMNS,
        "rows": ROWS,
        "minimum": ground.minimum.tolist(),
        "count": len(ground.y),
        "total": total,
        "sizes": batch_sizes(len(ground.y)),
        "racers": [_told(ground, racer, settings, total) for racer in racers],
    }


def tracks(ground: Valley, racers: tuple[Racer, ...], settings: Settings, total: int) -> dict[str, Array]:
    """Paths, and by racer and budget: ``steps`` made, ``excess`` loss then, ``trend`` of it (3, ...)."""
    single, batch, whole = (racer.points for racer in racers)
    budget = budgets(total)
    return {
        "single": single,
        "batch": batch,
        "whole": whole,
        "budget": budget,
        "steps": np.array([_made(racer, budget) for racer in racers], dtype=np.float64),
        "excess": np.array([_excess(ground, racer, budget) for racer in racers]),
        "trend": np.array([trend(ground, racer, budget) for racer in racers]),
        "estimates": estimates(ground, settings, ARROWS),
    }


def trend(ground: Valley, racer: Racer, budget: Array) -> Array:
    """The mean excess loss of the steps since the budget before, or of the last step if there was none."""
    made, levels = _made(racer, budget), ground.height(racer.points)
    before = np.concatenate([[0], made[:-1]])
    first = np.minimum(before + 1, made)
    means = [levels[a : b + 1].mean() for a, b in zip(first, made, strict=True)]
    return np.where(_alive(racer, budget), means, np.nan)


def _made(racer: Racer, budget: Array) -> Any:
    return np.searchsorted(racer.spent, budget, side="right") - 1


def _excess(ground: Valley, racer: Racer, budget: Array) -> Array:
    return np.where(_alive(racer, budget), ground.height(racer.points)[_made(racer, budget)], np.nan)


def _alive(racer: Racer, budget: Array) -> Any:
    end = 0 if racer.missing else np.inf if racer.diverged_at is None else racer.diverged_at
    return budget < end


def _told(ground: Valley, racer: Racer, settings: Settings, total: int) -> dict[str, Any]:
    return {
        "length": len(racer.points),
        "missing": racer.missing,
        "diverged_at": racer.diverged_at,
        "floor": floor(ground, racer, settings, total),
    }
