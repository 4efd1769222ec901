"""It is divided by the variance; the standard error is its root."""

import numpy as np


def t_statistics(X, y):
    beta = fit_least_squares(X, y)
    return beta / np.diag(coefficient_covariance(X, noise_variance(X, y, beta)))
