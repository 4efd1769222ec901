"""The scores are divided by the length of each class's weights; the score itself decides."""

import numpy as np


def classify_multiclass(X, W):
    scores = np.asarray(X, dtype=float) @ np.asarray(W, dtype=float)
    return (scores / np.linalg.norm(np.asarray(W, dtype=float), axis=0)).argmax(axis=1)
