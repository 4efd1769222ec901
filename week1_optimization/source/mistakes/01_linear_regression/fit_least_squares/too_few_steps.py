"""Gradient descent was stopped before it had arrived."""

import numpy as np


def fit_least_squares(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    beta, rate = np.zeros(X.shape[1]), 1 / np.linalg.norm(X, 2) ** 2
    for _ in range(200):
        beta = beta + rate * X.T @ (y - X @ beta)
    return beta
