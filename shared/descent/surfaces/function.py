"""Any function of two parameters as a surface."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from descent.surfaces.base import Array, Bounds, Surface, as_points, finite


class FunctionSurface(Surface):
    r"""A function that somebody wrote, with their gradient or central differences of the function.

    .. math:: \partial_i f(w) \approx \frac{f(w + h e_i) - f(w - h e_i)}{2h}, \qquad
       h = \sqrt[3]{\epsilon}\, \max(1, |w_i|)

    with the machine's :math:`\epsilon \approx 2 \cdot 10^{-16}`, which balances truncation against rounding.

    Parameters
    ----------
    function : callable
        A point of shape (2,) to a number.
    gradient : callable, optional
        A point of shape (2,) to the gradient there, shape (2,).
    bounds : ((float, float), (float, float))
        The window to draw.
    start : array_like, shape (2,), optional
        Where the optimisers start; by default a quarter of the window from its upper left corner.
    name : str, optional

    Raises
    ------
    TypeError
        If ``function`` cannot be called or does not return a number.
    """

    def __init__(
        self,
        function: Callable[[Array], Any],
        gradient: Callable[[Array], Any] | None = None,
        *,
        bounds: Bounds = ((-5.0, 5.0), (-3.0, 3.0)),
        start: ArrayLike | None = None,
        name: str | None = None,
    ) -> None:
        if not callable(function):
            msg = f"function is {type(function).__name__}, expected a function of a point of shape (2,)"
            raise TypeError(msg)
        self._function, self._gradient = function, gradient
        self.bounds = _window(bounds)
        (left, right), (bottom, top) = self.bounds
        corner = (0.75 * left + 0.25 * right, 0.25 * bottom + 0.75 * top)
        x, y = as_points("start", corner if start is None else start)
        self._start = (float(x), float(y))
        self.name = name or _name(function)

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...); the function is called once for each point."""
        points = as_points("points", points)
        heights = [self._height(point) for point in points.reshape(-1, 2)]
        return np.array(heights, dtype=np.float64).reshape(points.shape[:-1])

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient, (..., 2) to (..., 2)."""
        points = as_points("point", point)
        slopes = [self._slope(one) for one in points.reshape(-1, 2)]
        return np.array(slopes, dtype=np.float64).reshape(points.shape)

    def _height(self, point: Array) -> float:
        returned = self._function(point.copy())
        try:
            return float(np.asarray(returned).reshape(()))
        except (TypeError, ValueError):
            msg = f"{self.name} returned {returned!r}, expected a number"
            raise TypeError(msg) from None

    def _slope(self, point: Array) -> Array:
        if self._gradient is None:
            return np.array([self._difference(point, axis) for axis in (0, 1)])
        slope = np.asarray(self._gradient(point.copy()), dtype=np.float64)
        if slope.shape != (2,):
            msg = f"the gradient of {self.name} has shape {slope.shape}, expected (2,)"
            raise ValueError(msg)
        return slope.copy()

    def _difference(self, point: Array, axis: int) -> float:
        width = np.finfo(np.float64).eps ** (1 / 3) * max(1.0, abs(point[axis]))
        ahead, behind = point.copy(), point.copy()
        ahead[axis] += width
        behind[axis] -= width
        return (self._height(ahead) - self._height(behind)) / float(ahead[axis] - behind[axis])


def _name(function: Any) -> str:
    name = getattr(function, "__name__", type(function).__name__)
    return "a function" if name == "<lambda>" else str(name)


def _window(bounds: Any) -> Bounds:
    try:
        (left, right), (bottom, top) = bounds
        window = ((float(left), float(right)), (float(bottom), float(top)))
    except (TypeError, ValueError):
        msg = f"bounds is {bounds!r}, expected ((x_min, x_max), (y_min, y_max))"
        raise TypeError(msg) from None
    for low, high in window:
        if finite("bounds", high) <= finite("bounds", low):
            msg = f"bounds is {bounds!r}, expected the smaller end of each axis first"
            raise ValueError(msg)
    return window
