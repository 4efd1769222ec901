"""The mean square, corrected afterwards."""

import numpy as np


def noise_variance(X, y, beta):
    n, d = np.asarray(X).shape
    return float(np.mean((np.dot(X, beta) - np.asarray(y)) ** 2) * n / (n - d))
