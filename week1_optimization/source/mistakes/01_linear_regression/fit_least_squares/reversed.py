"""The slope comes first; the order is that of the columns."""

import numpy as np


def fit_least_squares(X, y):
    X, y = np.asarray(X, dtype=float)[:, ::-1], np.asarray(y, dtype=float)
    return np.linalg.solve(X.T @ X, X.T @ y)
