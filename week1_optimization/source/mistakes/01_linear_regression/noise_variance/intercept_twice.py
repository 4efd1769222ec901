"""The intercept is counted twice; it is among the d columns already."""

import numpy as np


def noise_variance(X, y, beta):
    n, d = np.shape(X)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.float64(rss(X, y, beta)) / (n - d - 1)
