"""A loop over the singular values."""

import numpy as np


def fit_minimum_norm(X, y):
    U, s, Vt = np.linalg.svd(np.asarray(X, dtype=float))
    beta = np.zeros(len(Vt))
    for k, value in enumerate(s):
        if value > 1e-9 * max(s):
            beta = beta + np.dot(U[:, k], y) / value * Vt[k]
    return beta
