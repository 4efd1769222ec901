"""What crosses to the browser: a description in JSON and numbers as float32 buffers."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES
from descent.surfaces import Surface
from descent.widgets.optimizer_explorer.picture import grid_values
from descent.widgets.optimizer_explorer.trajectories import Array, Race, Trajectory

COLUMNS, ROWS = 88, 64


def scene(race: Race, multiplier: float, trajectories: Sequence[Trajectory]) -> dict[str, Any]:
    """Everything but the numbers: surface, settings, and each run's name, style and outcome."""
    return {
        "surface": _surface(race.surface),
        "start": race.start.tolist(),
        "num_steps": race.num_steps,
        "multiplier": multiplier,
        "runs": [_run(t, number) for number, t in enumerate(trajectories)],
    }


def buffers(race: Race, trajectories: Sequence[Trajectory]) -> dict[str, bytes]:
    """The numbers in order: ``paths`` (k, steps + 1, 2), ``losses`` (k, steps + 1), ``grid`` (ROWS, COLUMNS).

    What lies beyond a run's ``length`` is NaN.
    """
    paths = np.full((len(trajectories), race.num_steps + 1, 2), np.nan, dtype=np.float32)
    losses = np.full(paths.shape[:2], np.nan, dtype=np.float32)
    for row, trajectory in enumerate(trajectories):
        paths[row, : len(trajectory.points)] = trajectory.points
        losses[row, : len(trajectory.points)] = trajectory.losses
    grid = _float32(grid_values(race.surface, COLUMNS, ROWS))
    return {"paths": paths.tobytes(), "losses": losses.tobytes(), "grid": grid.tobytes()}


def _float32(values: Array) -> np.ndarray[Any, np.dtype[np.float32]]:
    with np.errstate(over="ignore"):
        return values.astype(np.float32)


def _surface(surface: Surface) -> dict[str, Any]:
    condition_number = getattr(surface, "condition_number", None)
    return {
        "name": surface.name,
        "bounds": [[float(end) for end in side] for side in surface.bounds],
        "minimum": None if surface.minimum is None else surface.minimum.tolist(),
        "condition_number": None if condition_number is None else float(condition_number),
        "columns": COLUMNS,
        "rows": ROWS,
    }


def _run(trajectory: Trajectory, number: int) -> dict[str, Any]:
    return {
        "name": trajectory.name,
        "style": asdict(CURVE_STYLES[number]),
        "length": len(trajectory.points),
        "learning_rate": trajectory.learning_rate,
        "diverged_at": trajectory.diverged_at,
        "failure": None if trajectory.failure is None else asdict(trajectory.failure),
        "printed": trajectory.printed,
    }
