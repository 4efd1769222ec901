"""The gradient of the MSE has a factor 2, as its Hessian does."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    rate, w = 1 / np.linalg.eigvalsh(2 / len(y) * X.T @ X)[-1], np.zeros(X.shape[1])
    for _ in range(num_steps):
        z = w - rate / len(y) * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - rate * strength, 0)
    return w
