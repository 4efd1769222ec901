"""These are the standard errors; they belong under the coefficients."""

import numpy as np


def t_statistics(X, y):
    beta = fit_least_squares(X, y)
    return np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
