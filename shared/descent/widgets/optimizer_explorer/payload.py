"""What crosses to the browser: a description in JSON and the large numbers."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.surfaces import EllipticSurface, LossSurface, Surface
from descent.widgets.guard import problems
from descent.widgets.optimizer_explorer.settings import Settings
from descent.widgets.optimizer_explorer.trajectories import Array, Trajectory

COLUMNS, ROWS = 88, 64


def scene(
    settings: Settings, surfaces: Sequence[Surface], trajectories: Sequence[Trajectory]
) -> dict[str, Any]:
    """Everything but the large numbers: surface, settings, and each run's name, style and outcome."""
    return {
        "surface": _surface(settings.surface),
        "surfaces": [surface.name for surface in surfaces],
        "number": settings.number,
        "start": settings.start.tolist(),
        "num_steps": settings.walked,
        "asked_steps": settings.num_steps,
        "multiplier": settings.multiplier,
        "noise": settings.noise,
        "hyper": [dict(one) for one in settings.hyper],
        "looked_into": [number for number, run in enumerate(trajectories) if run.followed is not None],
        "runs": [_run(run, number) for number, run in enumerate(trajectories)],
        "problems": [
            problem for run in trajectories for problem in problems(run.name, run.failure, run.printed)
        ],
    }


def numbers(num_steps: int, trajectories: Sequence[Trajectory]) -> dict[str, Array]:
    """The runs' numbers, NaN beyond a run's length.

    ``paths`` (runs, steps + 1, 2), ``losses`` (runs, steps + 1), and for those that were looked into
    ``details`` (looked into, steps, 4) with each step's gradient and what `Followed` calls aside.
    """
    paths = np.full((len(trajectories), num_steps + 1, 2), np.nan)
    losses = np.full(paths.shape[:2], np.nan)
    for row, run in enumerate(trajectories):
        paths[row, : len(run.points)] = run.points
        losses[row, : len(run.points)] = run.losses
    looked_into = [run.followed for run in trajectories if run.followed is not None]
    details = np.full((len(looked_into), num_steps, 4), np.nan)
    for row, known in enumerate(looked_into):
        details[row, : len(known.gradients)] = np.hstack([known.gradients, known.aside])
    return {"paths": paths, "losses": losses, "details": details}


def grid_key(settings: Settings) -> str:
    """A text that changes with the surface's values."""
    surface = settings.surface
    shape = (surface.condition_number, surface.rotation) if isinstance(surface, EllipticSurface) else ()
    return f"{settings.number} {shape}"


def _surface(surface: Surface) -> dict[str, Any]:
    ellipse = surface if isinstance(surface, EllipticSurface) else None
    return {
        "name": surface.name,
        "labels": list(getattr(surface, "labels", ("w₁", "w₂"))),
        "bounds": [[float(end) for end in side] for side in surface.bounds],
        "minima": [minimum.tolist() for minimum in surface.minima],
        "condition_number": None if ellipse is None else ellipse.condition_number,
        "rotation": None if ellipse is None else ellipse.rotation,
        "num_samples": surface.num_samples if isinstance(surface, LossSurface) else None,
        "columns": COLUMNS,
        "rows": ROWS,
    }


def _run(run: Trajectory, number: int) -> dict[str, Any]:
    return {
        "name": run.name,
        "style": asdict(CURVE_STYLES[number]),
        "length": len(run.points),
        "hyper": run.hyper,
        "rule": run.followed and run.followed.rule,
        "left_at": run.left_at,
        "diverged_at": run.diverged_at,
        "stopped": run.failure is not None,
    }
