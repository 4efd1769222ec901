"""This is divided by n - d, the unbiased estimate of the noise; the MSE is divided by n."""

import numpy as np


def mse(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return np.sum(r ** 2) / (X.shape[0] - X.shape[1])
