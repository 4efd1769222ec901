"""Trajectories of optimisers on a surface; pure, apart from the student's code that it calls."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descent.surfaces import Surface
from descent.widgets.guard import Failure, WrongReturn, call, captured_prints

Array = NDArray[np.float64]
INFINITE = 1e30  # larger than this counts as infinity: the browser draws in float32


@dataclass(frozen=True)
class Entrant:
    """One optimiser in the race: an instance to copy, or a factory to call with ``learning_rate=``."""

    name: str
    optimizer: Any
    is_factory: bool

    def fresh(self, learning_rate: float, multiplier: float) -> Any:
        """An optimiser with unused state, at ``multiplier`` times its rate where its rate can be set."""
        if self.is_factory:
            return self.optimizer(learning_rate=learning_rate * multiplier)
        optimizer = copy.deepcopy(self.optimizer)
        own = rate_of(optimizer)
        if own is not None and multiplier != 1.0:
            optimizer.learning_rate = own * multiplier
        return optimizer


@dataclass(frozen=True)
class Trajectory:
    """One optimiser's way.

    Attributes
    ----------
    points : ndarray, shape (k + 1, 2)
        The start and the ``k`` steps that were finite.
    losses : ndarray, shape (k + 1,)
        The surface's values there.
    learning_rate : float or None
        The rate that was used; None if the optimiser has no attribute ``learning_rate``.
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
    learning_rate: float | None = None
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
        return f"loss {self.losses[-1]:.3g}"


@dataclass(frozen=True)
class Race:
    """What all optimisers of one picture share."""

    surface: Surface
    start: Array
    num_steps: int
    learning_rate: float
    time_limit: float

    def run(self, entrant: Entrant, multiplier: float = 1.0) -> Trajectory:
        """Let one optimiser walk; its errors, prints and overflow become part of the result."""
        points = [self.start.copy()]
        made: list[Any] = []

        def walk() -> None:
            made.append(entrant.fresh(self.learning_rate, multiplier))
            _follow(made[0], self.surface.gradient, points, self.num_steps)

        with np.errstate(all="ignore"), captured_prints() as printed:
            failure = call(walk, self.time_limit, getattr(entrant.optimizer, "step", None))
            losses = np.asarray(self.surface.value(np.array(points)), dtype=np.float64)
        finite = _finite_prefix(np.array(points), losses)
        diverged_at = finite if finite < len(points) else None
        return Trajectory(
            name=entrant.name,
            points=np.array(points[:finite]),
            losses=losses[:finite],
            learning_rate=rate_of(made[0]) if made else None,
            diverged_at=diverged_at,
            failure=failure if diverged_at is None else None,
            printed="".join(printed),
        )


def rate_of(optimizer: Any) -> float | None:
    """The attribute ``learning_rate``, if it is a number."""
    try:
        rate = optimizer.learning_rate
        return None if isinstance(rate, bool) else float(rate)
    except Exception:  # noqa: BLE001  the attribute may be the student's property
        return None


def _follow(optimizer: Any, gradient: Callable[[Any], Array], points: list[Array], num_steps: int) -> None:
    for _ in range(num_steps):
        w = _checked(optimizer.step(points[-1].copy(), gradient))
        points.append(w)
        if not np.all(np.abs(w) < INFINITE):
            return


def _checked(returned: Any) -> Array:
    expected = "expected the new w, an array of shape (2,)"
    if returned is None:
        raise WrongReturn(f"step returned None, {expected}: is a `return` missing?")
    try:
        w = np.asarray(returned)
    except Exception:  # noqa: BLE001  conversion calls the student's code
        raise WrongReturn(f"step returned {type(returned).__name__}, {expected}") from None
    if w.dtype.kind not in "biuf":
        raise WrongReturn(f"step returned {type(returned).__name__} of {w.dtype}, {expected}")
    if w.shape != (2,):
        raise WrongReturn(f"step returned shape {w.shape}, {expected}")
    return w.astype(np.float64)


def _finite_prefix(points: Array, losses: Array) -> int:
    """Number of leading rows in which point and loss are finite; the start is always one of them."""
    bad = ~((np.abs(points) < INFINITE).all(axis=1) & (np.abs(losses) < INFINITE))
    return max(1, int(bad.argmax())) if bad.any() else len(points)
