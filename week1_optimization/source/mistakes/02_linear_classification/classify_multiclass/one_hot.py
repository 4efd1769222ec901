"""These are rows of zeros with a single 1; return the number of the class."""

import numpy as np


def classify_multiclass(X, W):
    scores = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    return (scores == scores.max(axis=1, keepdims=True)).astype(int)
