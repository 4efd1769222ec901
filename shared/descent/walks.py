"""Walking with an optimiser: its trajectory, how soon it settles, and the rate that suits it best."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from descent.surfaces import Surface

Array = NDArray[np.float64]
Gradient = Callable[[Any], Any]


class Optimizer(Protocol):
    """Anything with ``step(w, gradient) -> new w``, where ``gradient`` is a function of a point."""

    def step(self, w: Any, gradient: Gradient) -> Any:
        """Return the next point; ``w`` itself stays as it is."""


class StepError(ValueError):
    """A step returned something that is not a point."""


def walk(
    optimizer: Optimizer, gradient: Gradient, start: ArrayLike, num_steps: int, nudge: ArrayLike = 0.0
) -> Array:
    """Repeat ``w = optimizer.step(w, gradient)`` and keep every point.

    The first step gets ``start`` as it is; each later step gets a new array of float64.

    Parameters
    ----------
    optimizer : object with ``step(w, gradient)``
        It goes on from the state that it has.
    gradient : function of a point
    start : array_like, shape (...)
    num_steps : int
    nudge : array_like that broadcasts to the shape of ``start``
        Added to each point before it is handed to the next step, as if somebody pushed the walker.

    Returns
    -------
    ndarray, shape (num_steps + 1, ...)
        ``start`` and the point after each step, before its nudge.

    Raises
    ------
    StepError
        If a step returns anything but an array of the shape of ``start``.
    """
    path = [np.array(start, dtype=np.float64)]
    w: Any = start
    push = np.asarray(nudge, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        for number in range(1, num_steps + 1):
            path.append(_point(optimizer.step(w, gradient), path[0].shape, number))
            w = path[-1] + push
    return np.array(path)


def respond(optimizer: Optimizer, gradients: Iterable[ArrayLike]) -> Array:
    """Feed an optimiser one given gradient after another, whatever the point is.

    Parameters
    ----------
    optimizer : object with ``step(w, gradient)``
    gradients : iterable of array_like, shape (...)
        The gradient of each step.

    Returns
    -------
    ndarray, shape (number of gradients, ...)
        How far each step goes downhill, ``w - new w``.
    """
    given = [np.array(gradient, dtype=np.float64) for gradient in gradients]
    points = [np.zeros_like(given[0])]
    for number, gradient in enumerate(given, 1):
        returned = optimizer.step(points[-1].copy(), _constant(gradient))
        points.append(_point(returned, gradient.shape, number))
    return -np.diff(points, axis=0)


def settling_step(path: Array, surface: Surface, threshold: float) -> int | None:
    """First step from which the surface's value stays below ``threshold``; None if it ends above.

    Parameters
    ----------
    path : ndarray, shape (n + 1, 2)
    surface : Surface
    threshold : float
    """
    with np.errstate(over="ignore", invalid="ignore"):
        above = np.flatnonzero(~(surface.value(path) < threshold))
    step = int(above[-1]) + 1 if above.size else 0
    return step if step < len(path) else None


def best_rate(
    make: Callable[[float], Optimizer],
    surface: Surface,
    rates: Iterable[float],
    *,
    start: ArrayLike | None = None,
    num_steps: int = 500,
    threshold: float = 0.01,
) -> tuple[float, int] | None:
    """Learning rate with which an optimiser settles soonest, and after how many steps; None if none settles.

    Parameters
    ----------
    make : function of a learning rate
        Returns a fresh optimiser, such as the class ``GradientDescent`` itself.
    surface : Surface
    rates : iterable of float
        The rates to try; of two that are equally good the first is kept.
    start : array_like, shape (2,), optional
        By default the surface's own.
    num_steps : int
        Steps granted to each rate.
    threshold : float
        The height below which the walker has to stay.
    """
    start = surface.start if start is None else start
    best = None
    for rate in rates:
        settled = settling_step(walk(make(rate), surface.gradient, start, num_steps), surface, threshold)
        if settled is not None and (best is None or settled < best[1]):
            best = (float(rate), settled)
    return best


def _constant(values: Array) -> Gradient:
    return lambda w: values.copy()


def _point(returned: Any, shape: tuple[int, ...], number: int) -> Array:
    if returned is None:
        msg = f"step {number} returned None, expected an array of shape {shape}; is a return missing?"
        raise StepError(msg)
    try:
        point = np.array(returned, dtype=np.float64)
    except (TypeError, ValueError):
        msg = f"step {number} returned a {type(returned).__name__}, expected an array of shape {shape}"
        raise StepError(msg) from None
    if point.shape != shape:
        msg = f"step {number} returned shape {point.shape}, expected {shape}, the shape of w"
        raise StepError(msg)
    return point
