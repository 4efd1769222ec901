"""This is the penalty with a ½, as some courses have it; here it has none."""

import numpy as np


def ridge_loss(X, y, w, strength):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    return np.mean((X @ w - y) ** 2) + strength / 2 * np.sum(w**2)
