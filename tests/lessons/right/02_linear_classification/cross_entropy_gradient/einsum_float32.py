"""In single precision with einsum."""

import numpy as np


def cross_entropy_gradient(X, labels, W):
    X, W = np.asarray(X, dtype=np.float32), np.asarray(W, dtype=np.float32)
    z = np.einsum("nd,dk->nk", X, W)
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(p)), np.asarray(labels)] -= 1
    return np.einsum("nd,nk->dk", X, p) / np.float32(len(X))
