"""Least squares is divided by 1 + λ; that is ridge only for standardised columns that do not correlate."""

import numpy as np


def fit_ridge(X, y, strength):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.linalg.lstsq(X, y, rcond=None)[0] / (1 + strength)
