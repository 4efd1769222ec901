"""This is the lasso with half of the sum of squares, as some courses have it; here the loss is the mean."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    rate, w = 1 / np.linalg.eigvalsh(X.T @ X)[-1], np.zeros(X.shape[1])
    for _ in range(num_steps):
        z = w - rate * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - rate * strength, 0)
    return w
