"""An intercept is added; X is to be taken as it comes."""

import numpy as np


def fit_least_squares(X, y):
    X, y = add_intercept(X), np.asarray(y, dtype=float)
    return np.linalg.pinv(X) @ y
