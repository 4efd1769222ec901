"""By repeated multiplication."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    A = X.T @ X
    v = np.arange(1.0, len(A) + 1)
    for _ in range(5000):
        v = A @ v
        v = v / np.sqrt(v @ v)
    return len(X) / (v @ A @ v)
