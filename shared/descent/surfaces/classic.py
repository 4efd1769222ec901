"""Functions on which optimisers are tried by tradition."""

import numpy as np
from numpy.typing import ArrayLike

from descent.surfaces.base import Array, Surface, as_points, finite


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
        self.a = finite("a", a)
        self.b = finite("b", b)
        if self.b <= 0.0:
            msg = f"b is {b}, expected a positive number: the steepness of the walls"
            raise ValueError(msg)
        self.name = "Rosenbrock's valley"
        self._minimum = (self.a, self.a**2)

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        points = as_points("points", points)
        x, y = points[..., 0], points[..., 1]
        return np.asarray((self.a - x) ** 2 + self.b * (y - x**2) ** 2)

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient, (..., 2) to (..., 2)."""
        points = as_points("point", point)
        x, y = points[..., 0], points[..., 1]
        wall = 2.0 * self.b * (y - x**2)
        return np.stack([-2.0 * (self.a - x) - 2.0 * x * wall, wall], axis=-1)


class Beale(Surface):
    r"""Beale's function: a flat valley between steep corners.

    .. math:: f(x, y) = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2

    The minimum 0 is at (3, 0.5).

    References
    ----------
    .. [1] E. M. L. Beale, "On an iterative method for finding a local minimum of a function of more than one
       variable", Technical Report 25, Statistical Techniques Research Group, Princeton University, 1958.
    """

    name = "Beale's function"
    bounds = ((-1.0, 4.5), (-1.5, 1.8))
    _start = (0.5, 1.4)
    _minimum = (3.0, 0.5)
    _targets = np.array([1.5, 2.25, 2.625])
    _powers = np.array([1, 2, 3])

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        residuals, _, _ = self._residuals(as_points("points", points))
        return np.asarray(np.sum(residuals**2, axis=-1))

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient, (..., 2) to (..., 2)."""
        residuals, along_x, along_y = self._residuals(as_points("point", point))
        parts = (2.0 * np.sum(residuals * slope, axis=-1) for slope in (along_x, along_y))
        return np.stack(list(parts), axis=-1)

    def _residuals(self, points: Array) -> tuple[Array, Array, Array]:
        """The three brackets and their derivatives by x and by y, each of shape (..., 3)."""
        x, y = points[..., :1], points[..., 1:]
        along_x = y**self._powers - 1.0
        along_y = x * self._powers * y ** (self._powers - 1)
        return self._targets + x * along_x, along_x, along_y


class Himmelblau(Surface):
    r"""Himmelblau's function: four minima of the same height.

    .. math:: f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2

    References
    ----------
    .. [1] D. M. Himmelblau, *Applied Nonlinear Programming*, McGraw-Hill, 1972.
    """

    name = "Himmelblau's function"
    bounds = ((-6.0, 6.0), (-5.0, 5.0))
    _start = (0.0, -1.5)
    _minimum = (3.0, 2.0)
    _minima = (
        (3.0, 2.0),
        (-2.805118086952745, 3.131312518250573),
        (-3.779310253377747, -3.283185991286170),
        (3.584428340330492, -1.848126526964404),
    )

    @property
    def minima(self) -> tuple[Array, ...]:
        """All four."""
        return tuple(np.array(place) for place in self._minima)

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        points = as_points("points", points)
        x, y = points[..., 0], points[..., 1]
        return np.asarray((x**2 + y - 11.0) ** 2 + (x + y**2 - 7.0) ** 2)

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient, (..., 2) to (..., 2)."""
        points = as_points("point", point)
        x, y = points[..., 0], points[..., 1]
        one, other = x**2 + y - 11.0, x + y**2 - 7.0
        return np.stack([4.0 * x * one + 2.0 * other, 2.0 * one + 4.0 * y * other], axis=-1)


class Saddle(Surface):
    r"""A saddle at the origin between two minima.

    .. math:: f(x, y) = \tfrac12 x^2 + \tfrac14 (y^2 - 1)^2

    The minima 0 are at (0, ±1). From the start, close to the ridge y = 0, the gradient leads to the saddle
    first.
    """

    name = "a saddle between two minima"
    bounds = ((-2.5, 2.5), (-1.7, 1.7))
    _start = (-2.0, 0.01)
    _minimum = (0.0, 1.0)

    @property
    def minima(self) -> tuple[Array, ...]:
        """Both."""
        return np.array([0.0, 1.0]), np.array([0.0, -1.0])

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        points = as_points("points", points)
        return np.asarray(0.5 * points[..., 0] ** 2 + 0.25 * (points[..., 1] ** 2 - 1.0) ** 2)

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient, (..., 2) to (..., 2)."""
        points = as_points("point", point)
        x, y = points[..., 0], points[..., 1]
        return np.stack([x, y * (y**2 - 1.0)], axis=-1)
