"""The noise is estimated with n in place of n - d."""

import numpy as np


def t_statistics(X, y):
    beta = fit_least_squares(X, y)
    return beta / np.sqrt(np.diag(coefficient_covariance(X, rss(X, y, beta) / len(X))))
