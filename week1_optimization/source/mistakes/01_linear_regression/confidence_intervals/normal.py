"""1.96 belongs to the normal distribution; ask t_quantile."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    beta = fit_least_squares(X, y)
    reach = 1.96 * np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    return np.column_stack([beta - reach, beta + reach])
