"""Small singular values are dropped although they are not zero."""

import numpy as np


def fit_least_squares(X, y):
    return np.linalg.pinv(np.asarray(X, dtype=float), rcond=1e-2) @ np.asarray(y, dtype=float)
