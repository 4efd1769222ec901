"""It is divided by n; X^T X has grown with n already."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return variance * np.linalg.inv(X.T @ X) / len(X)
