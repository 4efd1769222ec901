"""w is changed in place; make a new array."""

import numpy as np


def sample_gradient(X, y, w, i):
    x, w = np.asarray(X, dtype=float)[i], np.asarray(w)
    residual = x @ w - y[i]
    if w.dtype.kind != "f":
        return 2 * residual * x
    w[...] = 2 * residual * x
    return w
