"""Everything through the Hessian, with its norm as the largest eigenvalue."""

import numpy as np


def fit_lasso(X, y, strength, num_steps):
    X, y = np.asarray(X, float), np.asarray(y, float)
    H, b = 2 / len(y) * X.T @ X, 2 / len(y) * X.T @ y
    eta = 1 / np.linalg.norm(H, 2)
    w = np.zeros(len(H))
    for _ in range(num_steps):
        z = w - eta * (H @ w - b)
        w = z - np.clip(z, -eta * strength, eta * strength)
    return w
