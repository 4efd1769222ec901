"""OptimizerExplorer: optimisers racing on a surface, computed by the student's own classes."""

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import traitlets
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from descent.palette import CURVE_STYLES
from descent.surfaces import Surface
from descent.widgets.base import CORE, Widget, joined
from descent.widgets.optimizer_explorer.payload import buffers, scene
from descent.widgets.optimizer_explorer.picture import draw
from descent.widgets.optimizer_explorer.trajectories import INFINITE, Array, Entrant, Race, Trajectory

MOST_STEPS = 5000


class OptimizerExplorer(Widget):
    """Race optimisers on a surface, with the student's own code.

    Parameters
    ----------
    surface : Surface
        The surface to walk on. If it has a ``condition_number``, a slider changes it.
    optimizers : dict of str to object
        At most eight. Each is a fresh instance with ``step(w, gradient) -> new w``, which is copied for every
        run, or a class or function that is called with ``learning_rate=``. The rate's slider multiplies the
        attribute ``learning_rate`` of the copy; an optimiser without it keeps its own rate.
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
        The runs that are shown, in the order of ``optimizers``.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described. What the optimisers themselves raise is shown in the widget, by
        optimiser.
    """

    _esm = joined(*CORE, "optimizer_explorer/optimizer_explorer.js")
    _css = joined("optimizer_explorer/optimizer_explorer.css")

    scene = traitlets.Dict().tag(sync=True)
    paths = traitlets.Bytes().tag(sync=True)
    losses = traitlets.Bytes().tag(sync=True)
    grid = traitlets.Bytes().tag(sync=True)

    def __init__(
        self,
        surface: Surface,
        optimizers: Mapping[str, Any],
        *,
        num_steps: int = 200,
        start: ArrayLike | None = None,
        learning_rate: float = 0.05,
        time_limit: float = 0.5,
    ) -> None:
        _check_surface(surface)
        self._entrants = _entrants(optimizers)
        self._race = Race(
            surface=surface,
            start=_start(surface, surface.start if start is None else start),
            num_steps=_num_steps(num_steps),
            learning_rate=_positive("learning_rate", learning_rate),
            time_limit=_positive("time_limit", time_limit),
        )
        self.trajectories, state = self._run(self._race, 1.0)
        super().__init__(**state)

    def answer(self, message: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
        """Answer ``run``: race again with the asked ``condition_number`` and ``multiplier`` of the rates.

        With ``final`` the result also becomes the widget's state: what a saved notebook and the picture show.
        """
        if message.get("type") != "run":
            msg = f"type is {message.get('type')!r}, expected 'run'"
            raise ValueError(msg)
        race = replace(self._race, surface=_reshaped(self._race.surface, message.get("condition_number")))
        trajectories, state = self._run(race, _positive("multiplier", message.get("multiplier", 1.0)))
        if message.get("final"):
            self._race, self.trajectories = race, trajectories
            self._keep(state)
        return {"type": "result", "scene": state.pop("scene")}, list(state.values())

    def picture(self) -> Figure:
        """Contours, paths and outcomes as a matplotlib figure."""
        return draw(self._race.surface, self.trajectories)

    def describe(self) -> str:
        """Surface, steps, and a line for each optimiser: its last loss or what went wrong."""
        lines = [f"OptimizerExplorer: {self._race.surface.name}, {self._race.num_steps} steps"]
        return "\n".join(lines + [f"  {run.name}: {run.outcome}" for run in self.trajectories])

    def alt_text(self) -> str:
        """One sentence for the picture, one for the outcomes."""
        outcomes = "; ".join(f"{run.name}: {run.outcome}" for run in self.trajectories)
        where = f"the contours of {self._race.surface.name}"
        return f"Paths of {len(self.trajectories)} optimisers on {where}. {outcomes}."

    def _keep(self, state: dict[str, Any]) -> None:
        with self.hold_sync():
            for name, value in state.items():
                self.set_trait(name, value)

    def _run(self, race: Race, multiplier: float) -> tuple[tuple[Trajectory, ...], dict[str, Any]]:
        trajectories = tuple(race.run(entrant, multiplier) for entrant in self._entrants)
        return trajectories, {"scene": scene(race, multiplier, trajectories), **buffers(race, trajectories)}


def _reshaped(surface: Surface, condition_number: Any) -> Surface:
    """The surface with another condition number, if it has one and one is asked for."""
    if condition_number is None or not hasattr(surface, "condition_number"):
        return surface
    settings = {"condition_number": _positive("condition_number", condition_number)}
    if hasattr(surface, "rotation"):
        settings["rotation"] = surface.rotation
    return type(surface)(**settings)


def _check_surface(surface: Any) -> None:
    wanted = ("name", "bounds", "start", "minimum", "value", "gradient")
    missing = [name for name in wanted if not hasattr(surface, name)]
    if missing or isinstance(surface, type):
        what = f"the class {surface.__name__}" if isinstance(surface, type) else type(surface).__name__
        msg = f"surface is {what}, expected a Surface such as EllipticSurface(condition_number=10.0)"
        raise TypeError(msg)


def _entrants(optimizers: Any) -> tuple[Entrant, ...]:
    if not isinstance(optimizers, Mapping):
        msg = f"optimizers is {type(optimizers).__name__}, expected a dict of names to optimisers"
        raise TypeError(msg)
    if not 1 <= len(optimizers) <= len(CURVE_STYLES):
        msg = f"optimizers has {len(optimizers)} entries, expected 1 to {len(CURVE_STYLES)}"
        raise ValueError(msg)
    return tuple(_entrant(name, optimizer) for name, optimizer in optimizers.items())


def _entrant(name: Any, optimizer: Any) -> Entrant:
    if not isinstance(name, str) or not name.strip():
        msg = f"optimizers has the key {name!r}, expected a name"
        raise TypeError(msg)
    if isinstance(optimizer, type) or (callable(optimizer) and not hasattr(optimizer, "step")):
        return Entrant(name, optimizer, is_factory=True)
    if not callable(getattr(optimizer, "step", None)):
        expected = "an object with step(w, gradient), or a class"
        msg = f"optimizers[{name!r}] is {type(optimizer).__name__}, expected {expected}"
        raise TypeError(msg)
    return Entrant(name, _own_copy(optimizer), is_factory=False)


def _own_copy(optimizer: Any) -> Any:
    """A copy that later steps elsewhere leave alone; what cannot be copied fails visibly in its run."""
    try:
        return copy.deepcopy(optimizer)
    except Exception:  # noqa: BLE001  copying calls the student's code
        return optimizer


def _start(surface: Surface, start: ArrayLike) -> Array:
    try:
        point = np.array(start, dtype=np.float64)
    except (TypeError, ValueError):
        msg = f"start is {start!r}, expected two numbers"
        raise TypeError(msg) from None
    if point.shape != (2,):
        msg = f"start has shape {point.shape}, expected (2,): the surface has two parameters"
        raise ValueError(msg)
    if not np.all(np.isfinite(point)):
        msg = f"start is {point}, expected finite numbers"
        raise ValueError(msg)
    with np.errstate(all="ignore"):
        height = surface.value(point)
    if not abs(height) < INFINITE:
        msg = f"start is {point}, where the surface is {height}, expected a point with a finite value"
        raise ValueError(msg)
    return point


def _num_steps(num_steps: Any) -> int:
    if isinstance(num_steps, bool) or not isinstance(num_steps, (int, np.integer)):
        msg = f"num_steps is {num_steps!r}, expected a whole number"
        raise TypeError(msg)
    if not 1 <= num_steps <= MOST_STEPS:
        msg = f"num_steps is {num_steps}, expected 1 to {MOST_STEPS}"
        raise ValueError(msg)
    return int(num_steps)


def _positive(name: str, number: Any) -> float:
    if isinstance(number, bool) or not isinstance(number, (int, float, np.number)):
        msg = f"{name} is {number!r}, expected a number"
        raise TypeError(msg)
    if not (np.isfinite(number) and number > 0):
        msg = f"{name} is {number}, expected a positive finite number"
        raise ValueError(msg)
    return float(number)
