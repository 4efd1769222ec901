"""All models first, then all errors, as a tuple."""

import numpy as np


def cross_validate(fit, predict, X, y, folds):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    models = [fit(X[train], y[train]) for train, _ in folds]
    return tuple(
        float(np.square(predict(X[rest], model) - y[rest]).mean())
        for model, (_, rest) in zip(models, folds, strict=True)
    )
