"""This is the root of the mean squared error, plus the penalty; leave the root out."""

import numpy as np


def ridge_loss(X, y, w, strength):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    return np.sqrt(np.mean((X @ w - y) ** 2)) + strength * np.sum(w**2)
