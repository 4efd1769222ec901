"""The sum is divided by n - d, which makes it an estimate of the variance."""

import numpy as np


def rss(X, y, beta):
    n, d = np.shape(X)
    return np.sum((np.asarray(y) - predict(X, beta)) ** 2) / (n - d)
