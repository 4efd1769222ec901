"""The threshold comes before the gradient step; it comes after it."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    rate, w = 1 / np.linalg.eigvalsh(2 / len(y) * X.T @ X)[-1], np.zeros(X.shape[1])
    for _ in range(num_steps):
        w = np.sign(w) * np.maximum(np.abs(w) - rate * strength, 0)
        w = w - rate * 2 / len(y) * X.T @ (X @ w - y)
    return w
