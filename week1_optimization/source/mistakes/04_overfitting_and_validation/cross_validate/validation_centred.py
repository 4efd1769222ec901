"""The validation answers are centred with their own mean, which no model may know."""

import numpy as np


def cross_validate(fit, predict, X, y, folds):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    errors = []
    for train, validation in folds:
        residual = predict(X[validation], fit(X[train], y[train])) - y[validation]
        errors.append(np.var(residual))
    return np.array(errors)
