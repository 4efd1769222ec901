"""This is 1/λ_max, where the steepest direction begins to zigzag; it diverges above 2/λ_max."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    return 1 / np.linalg.eigvalsh(2 * X.T @ X / n)[-1]
