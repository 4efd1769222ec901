"""A loop over the coefficients."""

import numpy as np


def t_statistics(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    inverse = np.linalg.inv(X.T @ X)
    beta = inverse.dot(X.T.dot(y))
    variance = sum((y - X.dot(beta)) ** 2) / (len(X) - len(beta))
    return [beta[j] / (variance * inverse[j][j]) ** 0.5 for j in range(len(beta))]
