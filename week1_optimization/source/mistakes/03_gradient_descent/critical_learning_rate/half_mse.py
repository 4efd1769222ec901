"""This belongs to the MSE with a 1/2 in front; here the Hessian is 2/n X'X."""

import numpy as np


def critical_learning_rate(X):
    X = np.asarray(X, dtype=float)
    n, d = X.shape
    return 2 / np.linalg.eigvalsh(X.T @ X / n)[-1]
