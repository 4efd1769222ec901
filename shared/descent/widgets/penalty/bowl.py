"""The mean squared error of two weights as a bowl that can be moved, and where the lasso has a zero."""

from dataclasses import dataclass

import numpy as np

from descent.widgets.students import Array

SETTLED = 1e-3  # of the largest first least-squares weight


@dataclass(frozen=True)
class Bowl:
    r"""The mean squared error of two weights, a bowl whose lowest point can be put anywhere.

    .. math:: \text{MSE}(w) - \text{MSE}(\hat w) = (w - \hat w)^\top G (w - \hat w), \qquad G = X^\top X / n

    Attributes
    ----------
    X : ndarray, shape (n, 2)
    residual : ndarray, shape (n,)
        What least squares leaves of the answers, wherever the bowl is.
    minimum : ndarray, shape (2,)
        The least-squares point of the answers as they were given.
    gram : ndarray, shape (2, 2)
        G.
    """

    X: Array
    residual: Array
    minimum: Array
    gram: Array

    def answers(self, minimum: Array) -> Array:
        """The answers whose least-squares point is ``minimum``, shape (n,)."""
        return np.asarray(self.X @ minimum + self.residual)

    def height(self, point: Array, minimum: Array) -> float:
        """The MSE at ``point`` above its smallest value, which is at ``minimum``."""
        away = point - minimum
        return float(away @ self.gram @ away)

    def level(self, count: int) -> Array:
        """The level line of height 1 around 0, closed, shape (count, 2)."""
        angle = np.linspace(0.0, 2.0 * np.pi, count)
        circle = np.stack([np.cos(angle), np.sin(angle)])
        return np.asarray(np.linalg.solve(np.linalg.cholesky(self.gram).T, circle).T)

    def lambda_max(self, minimum: Array) -> float:
        """The strength from which on the lasso's weights are all zero."""
        return float(2.0 * np.abs(self.gram @ minimum).max())

    def lasso_zeros(self, minimum: Array) -> Array:
        r"""The strengths from which on the one and the other weight of the lasso are 0, shape (2,).

        The last weight becomes 0 at :math:`\lambda_{\max}`. Just below, it alone, j, is not:
        :math:`w_j = (g_j - \tfrac\lambda2 s_j) / G_{jj}` with :math:`g = G\hat w` and its sign
        :math:`s_j`. The other, k, stays at 0 as long as its slope is no steeper than the penalty's:

        .. math:: |g_k - G_{kj} w_j| \le \tfrac\lambda2

        Below the largest strength at which both sides are equal it is not 0.
        """
        slope = self.gram @ minimum
        last = int(np.abs(slope).argmax())
        other, strongest = 1 - last, self.lambda_max(minimum)
        share = self.gram[other, last] / self.gram[last, last]
        rest = slope[other] - share * slope[last]
        steep = np.array([1.0, -1.0]) - share * np.sign(slope[last])
        equal = 2.0 * rest / np.where(steep == 0.0, np.inf, steep)
        zeros = np.empty(2)
        zeros[last], zeros[other] = strongest, max(0.0, *equal[equal <= strongest * (1 + 1e-9)])
        return zeros

    def is_lowest(self, w: Array, minimum: Array, strength: float, norm: int) -> bool:
        """Whether MSE + λ ‖w‖₁, for norm 2 MSE + λ ‖w‖², is lowest at ``w``: a proximal step stays there."""
        curvature = 2.0 * float(np.linalg.eigvalsh(self.gram)[-1])
        away, threshold = w - 2.0 * self.gram @ (w - minimum) / curvature, strength / curvature
        if norm == 1:
            there = np.sign(away) * np.maximum(np.abs(away) - threshold, 0.0)
        else:
            there = away / (1.0 + 2.0 * threshold)
        return bool(np.abs(there - w).max() <= SETTLED * np.abs(self.minimum).max())

    def corner_bands(self, strength: float, far: float) -> list[Array]:
        r"""Where the least-squares point may lie for the lasso to have one weight, or both, exactly at 0.

        At :math:`w = (w_1, 0)` with :math:`w_1 > 0` the slopes balance if
        :math:`2G(\hat w - w) = \lambda (1, t)` with :math:`|t| \le 1`. So :math:`\hat w` lies in a strip
        along the axis that begins between the two points :math:`\tfrac\lambda2 G^{-1}(1, \pm 1)`.

        Returns
        -------
        list of ndarray, shape (4, 2)
            The corners of the parallelogram in the middle, then of the strips to the right, to the left, up
            and down, as far as ``far`` from it.
        """
        right_up, right_down = 0.5 * strength * np.linalg.solve(self.gram, [[1.0, 1.0], [1.0, -1.0]]).T
        middle = np.array([right_up, right_down, -right_up, -right_down])
        across, up = np.array([far, 0.0]), np.array([0.0, far])
        right = np.array([right_up, right_up + across, right_down + across, right_down])
        upper = np.array([right_up, right_up + up, -right_down + up, -right_down])
        return [middle, right, -right, upper, -upper]


def bowl(X: Array, y: Array) -> Bowl:
    """The bowl of a linear model; ValueError if its columns are collinear."""
    gram = X.T @ X / len(X)
    low, high = np.linalg.eigvalsh(gram)
    if low < 1e-9 * high or high == 0.0:
        msg = "the columns of X are collinear, expected two directions with a minimum"
        raise ValueError(msg)
    minimum = np.asarray(np.linalg.lstsq(X, y, rcond=None)[0], dtype=np.float64)
    if not minimum.any():
        msg = "the least-squares weights are both 0, expected answers that depend on X"
        raise ValueError(msg)
    return Bowl(X, y - X @ minimum, minimum, gram)
