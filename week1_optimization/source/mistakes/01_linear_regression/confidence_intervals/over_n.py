"""The noise is estimated with n in place of n - d."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, rss(X, y, beta) / n)))
    reach = t_quantile(n - d) * errors
    return np.column_stack([beta - reach, beta + reach])
