"""The variance of the noise is missing."""

import numpy as np


def t_statistics(X, y):
    return fit_least_squares(X, y) / np.sqrt(np.diag(coefficient_covariance(X, 1.0)))
