"""The table of zeros and ones by comparison."""

import numpy as np


def cross_entropy_gradient(X, labels, W):
    X, W = np.asarray(X, dtype=float), np.asarray(W, dtype=float)
    z = X @ W
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    Y = np.asarray(labels)[:, None] == np.arange(W.shape[1])
    return ((np.exp(log_p) - Y).T @ X).T / len(X)
