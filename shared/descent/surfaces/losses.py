"""Losses of real data in two weights; their gradient can be taken over part of the data."""

from abc import abstractmethod

import numpy as np
from numpy.typing import ArrayLike

from descent.data import load_breast_cancer, load_diabetes
from descent.surfaces.base import Array, Surface, as_points

_CHOLESTEROL = ("s1", "s2")


class LossSurface(Surface):
    """A mean over samples.

    Attributes
    ----------
    num_samples : int
    """

    num_samples: int

    @abstractmethod
    def batch_gradient(self, point: ArrayLike, samples: ArrayLike) -> Array:
        """Gradient of the mean over some samples, given by their indices, at one point: (2,) to (2,)."""

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient of the mean over all samples, (..., 2) to (..., 2)."""
        points = as_points("point", point)
        everything = np.arange(self.num_samples)
        flat = [self.batch_gradient(w, everything) for w in points.reshape(-1, 2)]
        return np.array(flat, dtype=np.float64).reshape(points.shape)


class RegressionLoss(LossSurface):
    r"""The MSE of the diabetes regression as a function of two of its ten weights.

    .. math:: f(w) = \frac1n \lVert r - Z w \rVert^2

    ``Z`` holds total cholesterol and low-density lipoproteins, standardised; they are strongly correlated,
    which makes the valley. ``r`` is the standardised disease progression less what the other eight columns
    predict at the least-squares solution, so that the minimum lies at that solution.
    """

    name = "regression, MSE in two weights"
    labels = ("weight of total cholesterol", "weight of LDL")

    def __init__(self) -> None:
        data = load_diabetes()
        X, y = _standardised(data.X), _standardised(data.y.astype(np.float64))
        weights = np.linalg.lstsq(X, y, rcond=None)[0]
        two = [data.feature_names.index(name) for name in _CHOLESTEROL]
        rest = np.delete(np.arange(X.shape[1]), two)
        self._Z, self._r = X[:, two], y - X[:, rest] @ weights[rest]
        self.num_samples = len(y)
        self._hessian = 2.0 * self._Z.T @ self._Z / self.num_samples
        self._minimum = (float(weights[two[0]]), float(weights[two[1]]))
        self._lowest = float(np.mean((self._r - self._Z @ weights[two]) ** 2))
        x, y_ = self._minimum
        self.bounds = ((x - 1.8, x + 1.8), (y_ - 1.2, y_ + 1.2))
        self._start = (x + 1.3, y_ - 0.4)

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        away = as_points("points", points) - np.array(self._minimum)
        return np.asarray(self._lowest + 0.5 * np.einsum("...i,ij,...j->...", away, self._hessian, away))

    def gradient(self, point: ArrayLike) -> Array:
        """Gradient over all samples, (..., 2) to (..., 2)."""
        return np.asarray((as_points("point", point) - np.array(self._minimum)) @ self._hessian)

    def batch_gradient(self, point: ArrayLike, samples: ArrayLike) -> Array:
        """Gradient of the mean over some samples, (2,) to (2,)."""
        Z = self._Z[np.asarray(samples)]
        residuals = Z @ as_points("point", point) - self._r[np.asarray(samples)]
        return np.asarray(2.0 * Z.T @ residuals / len(Z))


class LogisticLoss(LossSurface):
    r"""The logistic loss of a classifier of tumours with two weights.

    .. math:: f(w) = \frac1n \sum_i \log\left(1 + e^{-y_i\, x_i^\top w}\right)

    The features are the mean radius and the mean texture of the nuclei, standardised; y = +1 is benign.
    """

    name = "classifier, logistic loss"
    labels = ("weight of radius", "weight of texture")
    bounds = ((-7.0, 2.0), (-4.0, 2.0))
    _start = (1.0, 1.5)

    def __init__(self) -> None:
        data = load_breast_cancer()
        two = [data.feature_names.index(name) for name in ("mean radius", "mean texture")]
        self._margins = _standardised(data.X[:, two]) * np.where(data.y == 1, 1.0, -1.0)[:, None]
        self.num_samples = len(data.y)
        x, y = self._lowest_point()
        self._minimum = (x, y)

    def value(self, points: ArrayLike) -> Array:
        """Height, (..., 2) to (...)."""
        scores = as_points("points", points) @ self._margins.T
        return np.asarray(np.logaddexp(0.0, -scores).mean(axis=-1))

    def batch_gradient(self, point: ArrayLike, samples: ArrayLike) -> Array:
        """Gradient of the mean over some samples, (2,) to (2,)."""
        margins = self._margins[np.asarray(samples)]
        return np.asarray(-margins.T @ _share(margins @ as_points("point", point)) / len(margins))

    def _lowest_point(self) -> tuple[float, float]:
        """The minimum, by Newton's method."""
        w = np.zeros(2)
        for _ in range(25):
            share = _share(self._margins @ w)
            hessian = (self._margins.T * (share * (1.0 - share))) @ self._margins / self.num_samples
            w = w - np.linalg.solve(hessian, self.gradient(w))
        return float(w[0]), float(w[1])


def _standardised(values: Array) -> Array:
    return np.asarray((values - values.mean(axis=0)) / values.std(axis=0))


def _share(scores: Array) -> Array:
    """1 / (1 + exp(score)), without overflow."""
    return np.asarray(0.5 * (1.0 - np.tanh(0.5 * scores)))
