"""What every surface has."""

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
    minima : tuple of ndarray
        All the known places with that value.
    labels : (str, str)
        The names of the two parameters.
    """

    name: str
    bounds: Bounds
    labels: tuple[str, str] = ("w₁", "w₂")
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

    @property
    def minima(self) -> tuple[Array, ...]:
        """All the known places with the smallest value."""
        return () if self.minimum is None else (self.minimum,)

    @abstractmethod
    def value(self, points: ArrayLike) -> Array:
        """Height of the surface: ``points`` of shape (..., 2) to values of shape (...)."""

    @abstractmethod
    def gradient(self, point: ArrayLike) -> Array:
        """Gradient at one point of shape (2,), or at each point of a stack of shape (..., 2)."""


def finite(name: str, number: float) -> float:
    """The number as a float; ValueError with its name if it is not finite."""
    if not np.isfinite(number):
        msg = f"{name} is {number}, expected a finite number"
        raise ValueError(msg)
    return float(number)


def as_points(name: str, points: ArrayLike) -> Array:
    """The points as an array of shape (..., 2); ValueError with their name if they have another shape."""
    points = np.asarray(points, dtype=np.float64)
    if points.ndim == 0 or points.shape[-1] != 2:
        msg = f"{name} has shape {points.shape}, expected (2,) or (..., 2): the surface has two parameters"
        raise ValueError(msg)
    return points
