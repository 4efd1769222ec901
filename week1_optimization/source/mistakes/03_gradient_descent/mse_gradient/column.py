"""The result is a column; it has the shape (d,)."""

import numpy as np


def mse_gradient(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return (2 * X.T @ r / len(y))[:, None]
