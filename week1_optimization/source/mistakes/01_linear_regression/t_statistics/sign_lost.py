"""The sign is lost; t has the sign of its coefficient."""

import numpy as np


def t_statistics(X, y):
    beta = fit_least_squares(X, y)
    return np.abs(beta) / np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
