"""This is divided by n - d; the MSE is divided by n."""

import numpy as np


def mse_gradient(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    r = X @ w - y
    return 2 * X.T @ r / (X.shape[0] - X.shape[1])
