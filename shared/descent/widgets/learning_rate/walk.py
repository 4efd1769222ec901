"""A walk of the student's gradient descent on the loss of a linear model, seen along its eigen-directions."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from descent.widgets.students import Array, Functions

INFINITE = 1e30  # larger than this counts as infinity: the browser draws in float32
CRITICAL = 1e-6  # a factor this near to 1 in size neither shrinks nor grows


@dataclass(frozen=True)
class Valley:
    r"""The mean squared error of two weights, a quadratic function: its minimum and its curvatures.

    .. math:: L(w) - L(\hat w) = \tfrac12 \sum_j \lambda_j c_j^2, \qquad c = V^\top (w - \hat w)

    Attributes
    ----------
    X : ndarray, shape (n, 2)
    y : ndarray, shape (n,)
    minimum : ndarray, shape (2,)
    eigenvalues : ndarray, shape (2,)
        Of the Hessian 2/n X'X, the smaller first.
    directions : ndarray, shape (2, 2)
        Their unit vectors as columns, pointing to the right.
    """

    X: Array
    y: Array
    minimum: Array
    eigenvalues: Array
    directions: Array

    @property
    def critical(self) -> float:
        """The rate above which gradient descent diverges, 2 divided by the largest eigenvalue."""
        return float(2.0 / self.eigenvalues[1])

    @property
    def best(self) -> float:
        """The rate at which both directions shrink equally fast."""
        return float(2.0 / self.eigenvalues.sum())

    def distances(self, points: Array) -> Array:
        """Signed distances from the minimum along the flat and the steep direction, (..., 2) to (..., 2)."""
        return np.asarray((points - self.minimum) @ self.directions)

    def height(self, points: Array) -> Array:
        """The loss above its smallest value, (..., 2) to (...)."""
        return np.asarray(0.5 * self.distances(points) ** 2 @ self.eigenvalues)

    def factors(self, rate: float) -> Array:
        """What each step multiplies both distances by, shape (2,)."""
        return 1.0 - rate * self.eigenvalues


@dataclass(frozen=True)
class Walk:
    """A walk at one rate.

    Attributes
    ----------
    start : ndarray, shape (2,)
    rate : float
    points : ndarray, shape (k + 1, 2)
        The start and the steps up to the first that is not finite; the start alone if the code failed.
    diverged_at : int or None
        The step, counted from 1, that was NaN or infinite.
    told_critical : float or None
        The critical rate by the student's function.
    """

    start: Array
    rate: float
    points: Array
    diverged_at: int | None
    told_critical: float | None


def valley(X: Array, y: Array) -> Valley:
    """The quadratic of a linear model; ValueError if one direction is flat altogether."""
    eigenvalues, directions = np.linalg.eigh(2.0 / len(X) * X.T @ X)
    if eigenvalues[0] < 1e-9 * eigenvalues[1] or eigenvalues[1] == 0.0:
        msg = "the columns of X are collinear, expected two directions with a minimum"
        raise ValueError(msg)
    signs = np.where(directions[0] < 0, -1.0, 1.0)
    minimum = np.asarray(np.linalg.lstsq(X, y, rcond=None)[0], dtype=np.float64)
    return Valley(X, y, minimum, eigenvalues, directions * signs)


def walk(ground: Valley, start: Array, rate: float, num_steps: int, functions: Functions) -> Walk:
    """Let the student's functions walk; what fails is kept by ``functions``."""
    asked = functions.call("critical_learning_rate", ground.X, shape=())
    told_critical = None if asked is None else float(asked)
    points = start[None]
    if functions.call("mse_gradient", ground.X, ground.y, start, shape=(2,)) is not None:
        slope = functions.function("mse_gradient")

        def gradient(w: Any) -> Any:
            return slope(ground.X.copy(), ground.y.copy(), w)

        arguments = gradient, start, rate, num_steps
        path = functions.call("gradient_descent", *arguments, shape=(num_steps + 1, 2), finite=False)
        points = points if path is None else path
    finite = finite_prefix(points)
    diverged_at = max(1, finite) if finite < len(points) else None
    return Walk(start, rate, points[:finite] if finite else start[None], diverged_at, told_critical)


def way(factor: float) -> str:
    """What a factor does to a distance: shrinks, jumps across, stays or grows."""
    if abs(abs(factor) - 1.0) < CRITICAL:
        return "stays as it is" if factor > 0 else "jumps across and stays as far"
    if abs(factor) > 1.0:
        return "jumps across and grows"
    return "jumps across and shrinks" if factor < 0 else "shrinks"


def steps_a_digit(factor: float) -> float | None:
    """Steps in which a distance shrinks to a tenth; None if it does not shrink."""
    if abs(factor) >= 1.0 - CRITICAL:
        return None
    return 0.0 if factor == 0.0 else float(-np.log(10.0) / np.log(abs(factor)))


def finite_prefix(points: Array) -> int:
    """How many points there are before the first with NaN, infinity or what is as good as that."""
    bad = ~(np.abs(points) < INFINITE).all(axis=1)
    return int(bad.argmax()) if bad.any() else len(points)
