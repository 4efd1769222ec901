"""The factor 2/n of the Hessian is missing, as if the loss were half of the sum of squares."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    return 2 / np.linalg.eigvalsh(X.T @ X)[-1]
