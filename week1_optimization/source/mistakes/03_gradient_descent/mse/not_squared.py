"""The square is missing: positive and negative errors cancel."""

import numpy as np


def mse(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return np.mean(r)
