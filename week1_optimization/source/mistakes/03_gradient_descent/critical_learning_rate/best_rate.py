"""This is the rate of the fastest convergence, 2/(λ_min + λ_max); the limit is 2/λ_max."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    l = np.linalg.eigvalsh(2 * X.T @ X / n)
    return 2 / (l[0] + l[-1])
