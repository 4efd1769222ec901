"""This is the gradient of the absolute error: only the sign of each error counts in it."""

import numpy as np


def mse_gradient(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return 2 * X.T @ np.sign(r) / len(y)
