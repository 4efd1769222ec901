"""The columns are added; they have to be subtracted."""

import numpy as np


def noise_variance(X, y, beta):
    n, d = np.shape(X)
    return rss(X, y, beta) / (n + d)
