"""Least squares by the student's functions, and what it says about one sample; no pixels here."""

from dataclasses import dataclass

import numpy as np

from descent.widgets.students import Array, Functions

AGREE = 1e-6  # Hy and Xb may differ by this share of the spread of y


@dataclass(frozen=True)
class Fit:
    """A straight line through samples.

    Attributes
    ----------
    x, y : ndarray, shape (n,)
    selected : int
        The sample that is looked at.
    beta : ndarray, shape (2,), or None
        Intercept and slope by the student's ``fit_least_squares``; None if that failed.
    beta_without : ndarray, shape (2,), or None
        The same without the selected sample.
    hat : ndarray, shape (n, n), or None
        By the student's ``hat_matrix``.
    """

    x: Array
    y: Array
    selected: int
    beta: Array | None
    beta_without: Array | None
    hat: Array | None

    @property
    def fitted(self) -> Array | None:
        """Values of the line at ``x``, shape (n,)."""
        return None if self.beta is None else self.beta[0] + self.beta[1] * self.x

    @property
    def residuals(self) -> Array | None:
        """``y`` less the fitted values, shape (n,)."""
        return None if self.fitted is None else self.y - self.fitted

    @property
    def leverage(self) -> Array | None:
        """Diagonal of the hat matrix, shape (n,): by how much the line follows each ``y``."""
        return None if self.hat is None else self.hat.diagonal()

    @property
    def influence(self) -> float | None:
        """How much higher the line is at the selected sample than it would be without it."""
        if self.beta is None or self.beta_without is None:
            return None
        return float((self.beta - self.beta_without) @ [1.0, self.x[self.selected]])

    @property
    def disagreement(self) -> float:
        """Largest difference between Hy and the fitted values; 0 below rounding, or if one is missing."""
        if self.hat is None or self.fitted is None:
            return 0.0
        largest = float(np.abs(self.hat @ self.y - self.fitted).max())
        return largest if largest > AGREE * max(1.0, float(np.abs(self.y).max())) else 0.0


@dataclass(frozen=True)
class Triangle:
    r"""The projection in true lengths: mean :math:`\bar y 1`, foot :math:`\hat y` and tip :math:`y`.

    Attributes
    ----------
    along : float
        From the mean to the foot.
    residual : float
        From the foot to the tip, the root of the RSS.
    across : float
        From the mean to the tip.
    angle : float or None
        At the foot, in degrees: 90 for least squares. None if one of the two sides has no length.
    """

    along: float
    residual: float
    across: float
    angle: float | None


def fit(x: Array, y: Array, selected: int, functions: Functions) -> Fit:
    """Fit all samples, then all but the selected one; what fails is kept by ``functions``."""
    design, others = np.column_stack([np.ones(len(x)), x]), np.arange(len(x)) != selected
    beta = functions.call("fit_least_squares", design, y, shape=(2,))
    without = functions.call("fit_least_squares", design[others], y[others], shape=(2,))
    hat = functions.call("hat_matrix", design, shape=(len(x), len(x)))
    return Fit(x, y, selected, beta, without, hat)


def triangle(y: Array, fitted: Array) -> Triangle:
    """Mean, foot and tip of the projection of ``y`` to ``fitted``, both of shape (n,)."""
    along, residual, across = fitted - y.mean(), y - fitted, y - y.mean()
    a, r, t = (float(np.linalg.norm(side)) for side in (along, residual, across))
    if a * r <= 1e-12 * t**2:
        return Triangle(a, r, t, angle=None)
    cosine = np.clip(-(along @ residual) / (a * r), -1.0, 1.0)
    return Triangle(a, r, t, angle=float(np.degrees(np.arccos(cosine))))
