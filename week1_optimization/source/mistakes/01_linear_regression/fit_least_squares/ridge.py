"""A small ridge is added to X^T X; it changes the answer where X is badly conditioned."""

import numpy as np


def fit_least_squares(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.linalg.solve(X.T @ X + 1e-3 * np.eye(X.shape[1]), X.T @ y)
