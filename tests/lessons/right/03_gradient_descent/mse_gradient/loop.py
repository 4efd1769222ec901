"""Sample by sample."""

import numpy as np


def mse_gradient(X, y, w):
    X, y, w = (np.asarray(a, dtype=float) for a in (X, y, w))
    total = np.zeros(len(w))
    for row, target in zip(X, y, strict=True):
        total = total + 2 * (row @ w - target) * row
    return total / len(y)
