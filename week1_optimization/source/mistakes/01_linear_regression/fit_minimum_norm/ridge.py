"""A small ridge stands in for the cutoff; it comes near, and depends on the units."""

import numpy as np


def fit_minimum_norm(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.linalg.solve(X.T @ X + 1e-3 * np.eye(X.shape[1]), X.T @ y)
