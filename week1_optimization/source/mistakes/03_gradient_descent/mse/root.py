"""This is the root of the MSE."""

import numpy as np


def mse(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return np.sqrt(np.mean(r ** 2))
