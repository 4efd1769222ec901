"""Least squares with d further rows."""

import numpy as np


def fit_ridge(X, y, strength):
    X, y = np.asarray(X, float), np.asarray(y, float)
    n, d = X.shape
    rows = np.concatenate([X, np.sqrt(n * strength) * np.eye(d)])
    return np.linalg.lstsq(rows, np.append(y, np.zeros(d)), rcond=None)[0]
