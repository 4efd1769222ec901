"""This is the diagonal of X^T X inverted; take the diagonal of the inverse."""

import numpy as np


def t_statistics(X, y):
    X = np.asarray(X, dtype=float)
    beta = fit_least_squares(X, y)
    return beta / np.sqrt(noise_variance(X, y, beta) / np.diag(X.T @ X))
