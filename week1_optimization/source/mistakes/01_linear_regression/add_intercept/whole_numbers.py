"""The decimals are cut off; the result has to be an array of floats."""

import numpy as np


def add_intercept(X):
    X = np.asarray(X)
    result = np.ones((X.shape[0], X.shape[1] + 1), dtype=int)
    result[:, 1:] = X
    return result
