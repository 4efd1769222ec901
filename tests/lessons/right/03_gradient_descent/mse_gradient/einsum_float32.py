"""In single precision with einsum, as a list."""

import numpy as np


def mse_gradient(X, y, w):
    X, y, w = (np.asarray(a, dtype=np.float32) for a in (X, y, w))
    return list(np.einsum("nd,n->d", X, np.float32(2 / len(y)) * (np.einsum("nd,d->n", X, w) - y)))
