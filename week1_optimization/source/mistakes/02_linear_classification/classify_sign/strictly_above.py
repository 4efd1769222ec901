"""A score of 0 counts as +1: compare with >= and not with >."""

import numpy as np


def classify_sign(X, w):
    scores = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return np.where(scores > 0, 1, -1)
