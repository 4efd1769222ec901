"""The square of the norm."""

import numpy as np


def rss(X, y, beta):
    return np.linalg.norm(np.dot(X, beta) - np.asarray(y)) ** 2
