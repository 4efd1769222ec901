"""NumPy's pseudoinverse."""

import numpy as np


def fit_minimum_norm(X, y):
    return np.linalg.pinv(np.asarray(X, dtype=float)) @ np.asarray(y, dtype=float)
