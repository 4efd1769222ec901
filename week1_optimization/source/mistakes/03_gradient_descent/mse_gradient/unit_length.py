"""The gradient is divided by its length; its length matters."""

import numpy as np


def mse_gradient(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    g = 2 * X.T @ r / len(y)
    return g / np.linalg.norm(g)
