"""The noise is estimated with n - d - 1; d counts the intercept already."""

import numpy as np


def t_statistics(X, y):
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    return beta / np.sqrt(np.diag(coefficient_covariance(X, np.float64(rss(X, y, beta)) / (n - d - 1))))
