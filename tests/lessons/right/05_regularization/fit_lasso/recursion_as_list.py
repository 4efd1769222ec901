"""One coordinate at a time inside each step, the result as a list."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.asarray(X, float), np.asarray(y, float)
    eta = 1 / max(np.linalg.eigvals(2 * X.T @ X / len(y)).real)
    w = [0.0] * X.shape[1]
    for _ in range(num_steps):
        residual = X @ np.array(w) - y
        z = [w[j] - eta * 2 * np.mean(X[:, j] * residual) for j in range(len(w))]
        w = [max(a - eta * strength, 0.0) - max(-a - eta * strength, 0.0) for a in z]
    return w
