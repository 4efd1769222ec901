"""OptimizerExplorer: optimisers racing on a surface, computed by the student's own classes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.surfaces import Surface
from descent.widgets.base import State, Widget, assets
from descent.widgets.optimizer_explorer.entrants import entrants
from descent.widgets.optimizer_explorer.movie import write_movie
from descent.widgets.optimizer_explorer.payload import COLUMNS, ROWS, grid_key, numbers, scene
from descent.widgets.optimizer_explorer.picture import draw, grid_values
from descent.widgets.optimizer_explorer.settings import (
    Settings,
    changed,
    positive,
    start_on,
    surfaces_of,
    whole_steps,
)
from descent.widgets.optimizer_explorer.trajectories import Array, Race, Trajectory


class OptimizerExplorer(Widget):
    """Race optimisers on a surface, with the student's own code.

    Parameters
    ----------
    surface : Surface, function, or list of them
        The surface to walk on; of several, a menu chooses. A function takes a point of shape (2,) and
        returns a number; `FunctionSurface` gives it a window, a start and its own gradient. An
        `EllipticSurface` gets sliders for its condition number and its rotation.
    optimizers : dict of str to object
        At most eight. Each is a fresh instance with ``step(w, gradient) -> new w``, which is copied for every
        run, or a class or function that is called with ``learning_rate=``. Its attributes ``learning_rate``,
        ``alpha``, ``beta1``, ``beta2`` and ``eps`` get sliders, those of them that it has.
    num_steps : int
        Steps of every run, at most 5000.
    start : array_like, shape (2,), optional
        Where all of them start; by default where the surface says.
    learning_rate : float
        The rate that classes and functions are called with.
    time_limit : float
        Seconds that one optimiser may take for its run.

    Attributes
    ----------
    trajectories : tuple of Trajectory
        The runs that are shown, in the order of ``optimizers``. ``followed`` is known of the one that is
        looked into, at first the first of them.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described. What the optimisers themselves raise is shown in the widget, by
        optimiser.
    """

    _esm, _css = assets("optimizer_explorer", "legend", "loss_chart", "update")

    paths = traitlets.Bytes().tag(sync=True)
    losses = traitlets.Bytes().tag(sync=True)
    details = traitlets.Bytes().tag(sync=True)
    grid = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        surface: Surface | Callable[[Array], Any] | Sequence[Surface | Callable[[Array], Any]],
        optimizers: Mapping[str, Any],
        *,
        num_steps: int = 200,
        start: ArrayLike | None = None,
        learning_rate: float = 0.05,
        time_limit: float = 0.5,
    ) -> None:
        self._surfaces = surfaces_of(surface)
        self._entrants = entrants(optimizers)
        self._learning_rate = positive("learning_rate", learning_rate)
        self._time_limit = positive("time_limit", time_limit)
        first = self._surfaces[0]
        begin = start_on(first, first.start if start is None else start)
        self._begin = Settings(0, first, begin, whole_steps(num_steps))
        self._grid: tuple[str, Array] | None = None
        super().__init__()

    @property
    def trajectories(self) -> tuple[Trajectory, ...]:
        """The runs that are shown."""
        runs: tuple[Trajectory, ...] = self.state.own[1]
        return runs

    @property
    def _settings(self) -> Settings:
        settings: Settings = self.state.own[0]
        return settings

    def compute(self, message: dict[str, Any]) -> State:
        """Race with the settings in the message; what it does not name is as in the present state."""
        now = self._settings if hasattr(self, "state") else self._begin
        settings = changed(now, message, self._surfaces, len(self._entrants))
        return self._state(settings, self._race(settings))

    def complete(self) -> State:
        """The present race with every optimiser looked into that walks the same way once more."""
        again = self._race(replace(self._settings, focus=None))
        runs = tuple(
            replace(run, followed=other.followed) if np.array_equal(run.points, other.points) else run
            for run, other in zip(self.trajectories, again, strict=True)
        )
        return self._state(self._settings, runs)

    def picture(self) -> Figure:
        """Contours, paths and outcomes as a matplotlib figure."""
        return draw(self._settings.surface, self.trajectories)

    def describe(self) -> str:
        """Surface, steps, and a line for each optimiser: its last loss or what went wrong."""
        lines = [f"OptimizerExplorer: {self._settings.surface.name}, {self._settings.walked} steps"]
        return "\n".join(lines + [f"  {run.name}: {run.outcome}" for run in self.trajectories])

    def alt_text(self) -> str:
        """One sentence for the picture, one for the outcomes."""
        outcomes = "; ".join(f"{run.name}: {run.outcome}" for run in self.trajectories)
        where = f"the contours of {self._settings.surface.name}"
        return f"Paths of {len(self.trajectories)} optimisers on {where}. {outcomes}."

    def to_movie(self, file: str | Path, *, seconds: float = 6.0, frames_per_second: int = 20) -> None:
        """Write the race as a film for slides: a ``.gif``, or an ``.mp4`` where ffmpeg is installed.

        Raises
        ------
        ValueError
            If the file's name ends otherwise, or ffmpeg is missing for an ``.mp4``.
        """
        write_movie(
            Path(file),
            self._settings.surface,
            self.trajectories,
            positive("seconds", seconds),
            round(positive("frames_per_second", frames_per_second)),
        )

    def _state(self, settings: Settings, runs: tuple[Trajectory, ...]) -> State:
        return State(
            scene=scene(settings, self._surfaces, runs),
            arrays={**numbers(settings.walked, runs), "grid": self._grid_of(settings)},
            constant={"grid": grid_key(settings)},
            own=(settings, runs),
        )

    def _race(self, settings: Settings) -> tuple[Trajectory, ...]:
        race = Race(
            surface=settings.surface,
            start=settings.start,
            num_steps=settings.walked,
            learning_rate=self._learning_rate,
            noise=settings.noise,
            time_limit=self._time_limit,
        )
        hyper = settings.hyper or ({},) * len(self._entrants)
        return tuple(
            race.run(entrant, settings.multiplier, own, look_into=settings.looks_into(number))
            for number, (entrant, own) in enumerate(zip(self._entrants, hyper, strict=True))
        )

    def _grid_of(self, settings: Settings) -> Array:
        """The surface's values; the last ones are kept, since a student's function may be slow."""
        key = grid_key(settings)
        if self._grid is None or self._grid[0] != key:
            self._grid = key, grid_values(settings.surface, COLUMNS, ROWS)
        return self._grid[1]
