"""Trajectories of optimisers on a surface; pure, apart from the student's code that it calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descent.surfaces import Surface
from descent.widgets.guard import Failure, call, captured_prints, checked_array
from descent.widgets.optimizer_explorer.entrants import Entrant, hyper_of
from descent.widgets.optimizer_explorer.gradients import Gradient, Recorder, noisy
from descent.widgets.optimizer_explorer.rules import Followed, followed

Array = NDArray[np.float64]
NEW_POINT = "expected the new w, an array of shape (2,)"
INFINITE = 1e30  # larger than this counts as infinity: the browser draws in float32


@dataclass(frozen=True)
class Trajectory:
    """One optimiser's way.

    Attributes
    ----------
    points : ndarray, shape (k + 1, 2)
        The start and the ``k`` steps that were finite.
    losses : ndarray, shape (k + 1,)
        The surface's values there.
    followed : Followed or None
        What is known of its steps, if they were looked into.
    hyper : dict of str to float
        The settings that could be read from it, with the multiplied rate.
    left_at : int or None
        The step from which it stays outside the surface's window.
    diverged_at : int or None
        The step, counted from 1, that was NaN or infinite.
    failure : Failure or None
        What stopped the student's code.
    printed : str
        What it printed.
    """

    name: str
    points: Array
    losses: Array
    followed: Followed | None
    hyper: dict[str, float] = field(default_factory=dict)
    left_at: int | None = None
    diverged_at: int | None = None
    failure: Failure | None = None
    printed: str = ""

    @property
    def outcome(self) -> str:
        """How it ended, in one line."""
        if self.failure is not None:
            return f"stopped at step {len(self.points)}: {self.failure.summary}"
        if self.diverged_at is not None:
            return f"diverged at step {self.diverged_at}"
        outside = "" if self.left_at is None else f", outside from step {self.left_at}"
        return f"loss {self.losses[-1]:.3g}{outside}"


@dataclass(frozen=True)
class Race:
    """What all optimisers of one picture share.

    Attributes
    ----------
    learning_rate : float
        What factories are called with.
    noise : float
        See `noisy`.
    time_limit : float
        Seconds that one optimiser may take.
    """

    surface: Surface
    start: Array
    num_steps: int
    learning_rate: float = 0.05
    noise: float = 0.0
    time_limit: float = 0.5

    def run(
        self,
        entrant: Entrant,
        multiplier: float = 1.0,
        hyper: Mapping[str, float] | None = None,
        *,
        look_into: bool = True,
    ) -> Trajectory:
        """Let one optimiser walk; its errors, prints and overflow become part of the result.

        What its steps are made of is found out, which takes time, only if it is to be looked into.
        """
        points = [self.start.tolist()]
        gradient = noisy(self.surface, self.noise)
        recorder = Recorder(gradient) if look_into else None
        made: list[Any] = []
        losses: list[Array] = []

        def walk() -> None:
            made.append(entrant.fresh(self.learning_rate, multiplier, hyper or {}))
            if recorder is None:
                _walk(made[0], gradient, points, self.num_steps)
            else:
                _walk(made[0], recorder, points, self.num_steps, recorder.next_step)

        def measure() -> None:
            losses.append(np.asarray(self.surface.value(np.array(points)), dtype=np.float64))

        with np.errstate(all="ignore"), captured_prints() as printed:
            failure = call(walk, self.time_limit, getattr(entrant.optimizer, "step", None))
            unmeasured = call(measure, self.time_limit)
        if not losses:
            points, losses = points[:1], [np.full(1, np.nan)]
        told = {"failure": failure or unmeasured, "printed": "".join(printed)}
        used = hyper_of(made[0]) if made else {}
        return self._result(entrant.name, np.array(points), losses[0], recorder, used, **told)

    def _result(
        self,
        name: str,
        points: Array,
        losses: Array,
        recorder: Recorder | None,
        hyper: dict[str, float],
        **told: Any,
    ) -> Trajectory:
        """The trajectory up to the first point that is not finite."""
        finite = _finite_prefix(points, losses)
        diverged_at = finite if finite < len(points) else None
        if diverged_at is not None:
            told["failure"] = None
        return Trajectory(
            name=name,
            points=points[:finite],
            losses=losses[:finite],
            followed=_looked_into(recorder, points[:finite], hyper),
            hyper=hyper,
            left_at=_left_at(points[:finite], self.surface),
            diverged_at=diverged_at,
            **told,
        )


def _looked_into(recorder: Recorder | None, points: Array, hyper: dict[str, float]) -> Followed | None:
    return None if recorder is None else followed(points, recorder.calls(len(points) - 1), hyper)


def _walk(
    optimizer: Any,
    gradient: Gradient,
    points: list[list[float]],
    num_steps: int,
    stepped: Callable[[], None] = lambda: None,
) -> None:
    w = np.array(points[0])
    for _ in range(num_steps):
        returned = optimizer.step(w, gradient)
        w = checked_array(
            "step", returned, (2,), NEW_POINT
        )  # a copy, which the optimiser may change in place
        stepped()
        x, y = w.tolist()
        points.append([x, y])
        if not (abs(x) < INFINITE and abs(y) < INFINITE):
            return


def _finite_prefix(points: Array, losses: Array) -> int:
    """Number of leading rows in which point and loss are finite; the start is always one of them."""
    bad = ~((np.abs(points) < INFINITE).all(axis=1) & (np.abs(losses) < INFINITE))
    return max(1, int(bad.argmax())) if bad.any() else len(points)


def _left_at(points: Array, surface: Surface) -> int | None:
    """The step from which a path stays outside the window, if it does."""
    low, high = np.array(surface.bounds).T
    inside = np.flatnonzero(((points >= low) & (points <= high)).all(axis=1))
    first = int(inside[-1]) + 1 if inside.size else 0
    return first if first < len(points) else None
