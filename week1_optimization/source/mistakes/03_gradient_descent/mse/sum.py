"""This is the sum of the squares; divide by the number of samples."""

import numpy as np


def mse(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return np.sum(r ** 2)
