"""This is half the sum; RSS has no ½."""

import numpy as np


def rss(X, y, beta):
    return 0.5 * np.sum((np.asarray(y) - predict(X, beta)) ** 2)
