"""Surfaces to walk on: functions of two parameters with their exact gradients.

Every surface works on one point of shape (2,) or on any stack of points of shape (..., 2), computes in
float64, leaves its argument alone and returns new arrays.
"""

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Bounds = tuple[tuple[float, float], tuple[float, float]]


class Surface(ABC):
    """A function of two parameters, with the window to draw and the point to start from.

    Attributes
    ----------
    name : str
        What a legend or a title calls it.
    bounds : ((float, float), (float, float))
        The window to draw: ``(x_min, x_max), (y_min, y_max)``.
    start : ndarray, shape (2,)
        Where the optimisers start; a new array at each access.
    minimum : ndarray, shape (2,), or None
        Where the smallest value is taken; a new array at each access.
    """

    name: str
    bounds: Bounds
    _start: tuple[float, float]
    _minimum: tuple[float, float] | None = None

    @property
    def start(self) -> Array:
        """Where the optimisers start, shape (2,)."""
        return np.array(self._start, dtype=np.float64)

    @property
    def minimum(self) -> Array | None:
        """Where the smallest value is taken, shape (2,), if there is one such point."""
        return None if self._minimum is None else np.array(self._minimum, dtype=np.float64)

    @abstractmethod
    def value(self, points: ArrayLike) -> Array:
        """Height of the surface: ``points`` of shape (..., 2) to values of shape (...)."""

    @abstractmethod
    def gradient(self, point: ArrayLike) -> Array:
        """Gradient at one point of shape (2,), or at each point of a stack of shape (..., 2)."""


class EllipticSurface(Surface):
    r"""A quadratic bowl whose level lines are ellipses, with its minimum 0 at the origin.

    .. math:: f(w) = \tfrac12 w^\top A w, \qquad \nabla f(w) = A w

    ``A`` has the eigenvalues 1 and ``condition_number``. Without rotation the first axis carries the
    eigenvalue 1 (the flat direction, along the valley) and the second ``condition_number`` (the steep one).

    Parameters
    ----------
    condition_number : float, at least 1
        Ratio of the largest curvature to the smallest.
    rotation : float
        Angle in degrees by which the valley is turned, anticlockwise.

    Attributes
    ----------
    matrix : ndarray, shape (2, 2)
        ``A``.
    eigenvalues : ndarray, shape (2,)
        1 and ``condition_number``, in this order.
    eigenvectors : ndarray, shape (2, 2)
        Their unit vectors as columns.

    Raises
    ------
    ValueError
        If ``condition_number`` is below 1, or an argument is not finite.
    """

    bounds = ((-5.0, 5.0), (-3.0, 3.0))
    _start = (-4.0, 2.0)
    _minimum = (0.0, 0.0)

    def __init__(self, condition_number: float = 10.0, rotation: float = 0.0) -> None:
        self.condition_number = _finite("condition_number", condition_number)
        self.rotation = _finite("rotation", rotation)
        if self.condition_number < 1.0:
            msg = f"condition_number is {condition_number}, expected at least 1: largest over least curvature"
            raise ValueError(msg)
        cos, sin = np.cos(np.radians(self.rotation)), np.sin(np.radians(self.rotation))
        self.name = f"ellipse, condition number {self.condition_number:g}"
        self.eigenvalues: Array = np.array([1.0, self.condition_number])
        self.eigenvectors: Array = np.array([[cos, -sin], [sin, cos]])
        self.matrix: Array = (self.eigenvectors * self.eigenvalues) @ self.eigenvectors.T

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        points = _points("points", points)
        return np.asarray(0.5 * np.einsum("...i,ij,...j->...", points, self.matrix, points))

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient ``A w``, (..., 2) to (..., 2)."""
        return np.asarray(_points("point", point) @ self.matrix)


class Rosenbrock(Surface):
    r"""Rosenbrock's banana: a curved valley with a nearly flat floor.

    .. math:: f(x, y) = (a - x)^2 + b\,(y - x^2)^2

    The minimum 0 is at :math:`(a, a^2)`.

    Parameters
    ----------
    a : float
        Where along the valley the minimum is.
    b : float, positive
        How steep the valley's walls are.

    Raises
    ------
    ValueError
        If ``b`` is not positive, or an argument is not finite.

    References
    ----------
    .. [1] H. H. Rosenbrock, "An automatic method for finding the greatest or least value of a function",
       The Computer Journal 3 (1960), 175-184.
    """

    bounds = ((-2.0, 2.0), (-1.0, 3.0))
    _start = (-1.5, 2.0)

    def __init__(self, a: float = 1.0, b: float = 100.0) -> None:
        self.a = _finite("a", a)
        self.b = _finite("b", b)
        if self.b <= 0.0:
            msg = f"b is {b}, expected a positive number: the steepness of the walls"
            raise ValueError(msg)
        self.name = "Rosenbrock's valley"
        self._minimum = (self.a, self.a**2)

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        points = _points("points", points)
        x, y = points[..., 0], points[..., 1]
        return np.asarray((self.a - x) ** 2 + self.b * (y - x**2) ** 2)

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient, (..., 2) to (..., 2)."""
        points = _points("point", point)
        x, y = points[..., 0], points[..., 1]
        wall = 2.0 * self.b * (y - x**2)
        return np.stack([-2.0 * (self.a - x) - 2.0 * x * wall, wall], axis=-1)


def _finite(name: str, number: float) -> float:
    if not np.isfinite(number):
        msg = f"{name} is {number}, expected a finite number"
        raise ValueError(msg)
    return float(number)


def _points(name: str, points: ArrayLike) -> Array:
    points = np.asarray(points, dtype=np.float64)
    if points.ndim == 0 or points.shape[-1] != 2:
        msg = f"{name} has shape {points.shape}, expected (2,) or (..., 2): the surface has two parameters"
        raise ValueError(msg)
    return points
