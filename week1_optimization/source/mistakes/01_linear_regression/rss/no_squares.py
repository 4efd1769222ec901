"""The residuals are added up without squares."""

import numpy as np


def rss(X, y, beta):
    return np.sum(np.asarray(y) - predict(X, beta))
