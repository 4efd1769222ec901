"""This is the class with the smallest score."""

import numpy as np


def classify_multiclass(X, W):
    scores = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    return scores.argmin(axis=1)
