"""The formula as it is written, with an inverse."""

import numpy as np


def fit_least_squares(X, y):
    X = np.asarray(X, dtype=float)
    return np.linalg.inv(X.T.dot(X)).dot(X.T).dot(y)
