"""The degrees of freedom are n - d - 1; d counts the intercept already."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    reach = t_quantile(n - d - 1) * errors
    return np.column_stack([beta - reach, beta + reach])
