"""Rows and columns are swapped: the shape is (n, d)."""

import numpy as np


def noise_variance(X, y, beta):
    d, n = np.shape(X)
    return rss(X, y, beta) / (n - d)
