"""The squares are not added up."""

import numpy as np


def rss(X, y, beta):
    return (np.asarray(y) - predict(X, beta)) ** 2
