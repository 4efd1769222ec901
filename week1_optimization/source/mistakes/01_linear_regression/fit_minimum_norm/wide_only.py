"""X X^T can be inverted only when the rows are independent."""

import numpy as np


def fit_minimum_norm(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return X.T @ np.linalg.solve(X @ X.T, y)
