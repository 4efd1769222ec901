"""A list has no @; np.asarray(X, dtype=float) turns it into an array first."""

import numpy as np


def classify_sign(X, w):
    return np.where(X @ w >= 0, 1, -1)
