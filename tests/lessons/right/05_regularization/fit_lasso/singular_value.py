"""The rate from the largest singular value of X."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.array(X, float), np.array(y, float)
    n = X.shape[0]
    eta = n / (2 * np.linalg.svd(X, compute_uv=False)[0] ** 2)
    w = np.zeros(X.shape[1])
    step = 0
    while step < num_steps:
        w = w - eta * (2 / n) * ((X @ w - y) @ X)
        w = np.where(np.abs(w) <= eta * strength, 0.0, w - np.copysign(eta * strength, w))
        step += 1
    return w
