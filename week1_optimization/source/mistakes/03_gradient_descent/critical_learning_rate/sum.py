"""This belongs to the sum of squares; the Hessian of the mean is divided by n."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    return 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1]
