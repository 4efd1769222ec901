"""The mean of the residuals is taken off; RSS measures from zero."""

import numpy as np


def rss(X, y, beta):
    residuals = np.asarray(y) - predict(X, beta)
    return np.sum((residuals - residuals.mean()) ** 2)
