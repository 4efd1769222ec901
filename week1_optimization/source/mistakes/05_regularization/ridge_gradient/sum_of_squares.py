"""This is the gradient for the sum of squares, as some courses have it; here the data term is divided by n."""

import numpy as np


def ridge_gradient(X, y, w, strength):
    X, y, w = (np.asarray(v, dtype=float) for v in (X, y, w))
    return 2 * X.T @ (X @ w - y) + 2 * strength * w
