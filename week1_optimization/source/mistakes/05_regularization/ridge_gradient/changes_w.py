"""The weights are changed in place; make a new array."""

import numpy as np


def ridge_gradient(X, y, w, strength):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.asarray(w)
    gradient = 2 * X.T @ (X @ w - y) / len(y)
    if w.dtype.kind == "f":
        w *= 2 * strength
        return gradient + w
    return gradient + 2 * strength * w
