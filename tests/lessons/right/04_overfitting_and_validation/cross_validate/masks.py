"""Masks instead of indices, and a dot product for the squares."""

import numpy as np


def cross_validate(fit, predict, X, y, folds):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    errors = np.empty(len(folds))
    for j, (_, validation) in enumerate(folds):
        holds = np.zeros(len(y), dtype=bool)
        holds[validation] = True
        residual = y[holds] - predict(X[holds], fit(X[~holds], y[~holds]))
        errors[j] = residual @ residual / holds.sum()
    return errors
