"""The inverse is missing; this is only the right-hand side, X^T y."""

import numpy as np


def fit_least_squares(X, y):
    return np.asarray(X, dtype=float).T @ np.asarray(y, dtype=float)
