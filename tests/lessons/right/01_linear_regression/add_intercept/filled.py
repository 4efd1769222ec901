"""A matrix of ones, filled from the second column on."""

import numpy as np


def add_intercept(X):
    X = np.asarray(X, dtype=float)
    result = np.ones((X.shape[0], X.shape[1] + 1))
    result[:, 1:] = X
    return result
