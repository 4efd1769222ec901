"""The columns are centred, as in a covariance; the Hessian takes X as it is."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    C = X - X.mean(axis=0)
    return 2 / np.linalg.eigvalsh(2 * C.T @ C / n)[-1]
