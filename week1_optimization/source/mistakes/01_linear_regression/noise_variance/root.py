"""This is the standard deviation; the variance has no root."""

import numpy as np


def noise_variance(X, y, beta):
    n, d = np.shape(X)
    return np.sqrt(rss(X, y, beta) / (n - d))
