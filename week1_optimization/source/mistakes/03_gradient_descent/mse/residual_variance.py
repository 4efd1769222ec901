"""This is the variance of the errors, which forgets their mean."""

import numpy as np


def mse(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return np.var(r)
