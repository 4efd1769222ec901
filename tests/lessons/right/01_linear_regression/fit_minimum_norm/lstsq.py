"""NumPy's own least squares, which finds the shortest solution."""

import numpy as np


def fit_minimum_norm(X, y):
    return np.linalg.lstsq(np.asarray(X, dtype=float), np.asarray(y, dtype=float), rcond=None)[0]
