"""The beta that was given is not used; a new one is fitted."""

import numpy as np


def noise_variance(X, y, beta):
    n, d = np.shape(X)
    return rss(X, y, fit_least_squares(X, y)) / (n - d)
