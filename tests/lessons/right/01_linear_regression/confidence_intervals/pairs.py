"""A list of pairs."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    inverse = np.linalg.inv(X.T @ X)
    beta = np.linalg.solve(X.T @ X, X.T @ y)
    variance = np.sum((y - X @ beta) ** 2) / (len(y) - len(beta))
    q = t_quantile(len(y) - len(beta))
    return [(b - q * v**0.5, b + q * v**0.5) for b, v in zip(beta, variance * np.diag(inverse), strict=True)]
