"""With einsum and the Gram matrix."""

import numpy as np


def ridge_gradient(X, y, w, strength):
    X, y, w = np.asarray(X, float), np.asarray(y, float), np.asarray(w, float)
    gram = np.einsum("ni,nj->ij", X, X)
    return 2 * ((gram @ w - np.einsum("ni,n->i", X, y)) / len(y) + strength * w)
