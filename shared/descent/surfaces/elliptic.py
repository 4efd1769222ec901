"""The quadratic bowl."""

import numpy as np
from numpy.typing import ArrayLike

from descent.surfaces.base import Array, Surface, as_points, finite


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
        self.condition_number = finite("condition_number", condition_number)
        self.rotation = finite("rotation", rotation)
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
        points = as_points("points", points)
        return np.asarray(0.5 * np.einsum("...i,ij,...j->...", points, self.matrix, points))

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient ``A w``, (..., 2) to (..., 2)."""
        return np.asarray(as_points("point", point).dot(self.matrix))  # half the time of @ for one point
