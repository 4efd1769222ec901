"""The threshold is hard: it drops small weights, but does not shrink the others."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    rate, w = 1 / np.linalg.eigvalsh(2 / len(y) * X.T @ X)[-1], np.zeros(X.shape[1])
    for _ in range(num_steps):
        z = w - rate * 2 / len(y) * X.T @ (X @ w - y)
        w = np.where(np.abs(z) > rate * strength, z, 0)
    return w
