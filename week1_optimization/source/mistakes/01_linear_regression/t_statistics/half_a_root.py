"""The root is taken of (X^T X)^-1 only, not of the variance of the noise."""

import numpy as np


def t_statistics(X, y):
    beta = fit_least_squares(X, y)
    return beta / (noise_variance(X, y, beta) * np.sqrt(np.diag(coefficient_covariance(X, 1.0))))
