"""This is the correlation matrix; the variances are divided out."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    covariance = variance * np.linalg.inv(X.T @ X)
    errors = np.sqrt(np.diag(covariance))
    return covariance / np.outer(errors, errors)
