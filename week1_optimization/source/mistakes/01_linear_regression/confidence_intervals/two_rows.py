"""The ends stand in two rows; expected is one row for each coefficient."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    reach = t_quantile(n - d) * errors
    return np.array([beta - reach, beta + reach])
