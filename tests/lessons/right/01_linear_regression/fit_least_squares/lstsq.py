"""NumPy's own least squares."""

import numpy as np


def fit_least_squares(X, y):
    return np.linalg.lstsq(np.asarray(X, dtype=float), np.asarray(y, dtype=float), rcond=None)[0]
