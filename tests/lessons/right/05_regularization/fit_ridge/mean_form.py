"""Both sides divided by n, and an inverse."""

import numpy as np


def fit_ridge(X, y, strength):
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    covariance = X.T @ X / len(X)
    return np.linalg.inv(covariance + strength * np.identity(len(covariance))) @ (X.T @ y / len(X))
