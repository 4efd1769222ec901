"""t_quantile is called with a probability; it takes the degrees of freedom."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    reach = t_quantile(0.975) * errors
    return np.column_stack([beta - reach, beta + reach])
