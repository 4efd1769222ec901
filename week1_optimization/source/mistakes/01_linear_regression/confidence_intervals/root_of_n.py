"""The standard error is divided by the root of n once more."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    reach = t_quantile(n - d) * errors / np.sqrt(n)
    return np.column_stack([beta - reach, beta + reach])
