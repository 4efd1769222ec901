"""The rate is one over the trace of the Hessian; it is one over its largest eigenvalue."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    rate, w = 1 / np.trace(2 / len(y) * X.T @ X), np.zeros(X.shape[1])
    for _ in range(num_steps):
        z = w - rate * 2 / len(y) * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - rate * strength, 0)
    return w
