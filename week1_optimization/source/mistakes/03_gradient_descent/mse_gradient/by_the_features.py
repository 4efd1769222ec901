"""This is divided by the number of features; the mean is over the samples."""

import numpy as np


def mse_gradient(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return 2 * X.T @ r / X.shape[1]
