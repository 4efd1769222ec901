"""The first column is dropped; that fits as well, and is longer."""

import numpy as np


def fit_minimum_norm(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    kept = []
    for j in reversed(range(X.shape[1])):
        if np.linalg.matrix_rank(X[:, [*kept, j]]) > len(kept):
            kept.append(j)
    beta = np.zeros(X.shape[1])
    beta[kept] = np.linalg.pinv(X[:, kept]) @ y
    return beta
