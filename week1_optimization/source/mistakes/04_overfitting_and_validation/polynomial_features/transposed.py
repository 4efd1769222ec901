"""Rows and columns are swapped; a sample is a row."""

import numpy as np


def polynomial_features(x, degree):
    x = np.asarray(x, dtype=float)
    return np.array([x**j for j in range(degree + 1)])
