"""This is the ½-MSE, as some courses have it; here the mean has no ½."""

import numpy as np


def cross_validate(fit, predict, X, y, folds):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.array([np.mean((predict(X[v], fit(X[t], y[t])) - y[v]) ** 2) / 2 for t, v in folds])
