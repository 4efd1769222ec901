"""Solving for the unit matrix."""

import numpy as np


def coefficient_covariance(X, variance):
    X = np.asarray(X, dtype=float)
    return np.linalg.solve(X.T @ X, variance * np.eye(X.shape[1]))
