"""The boundary is at a score of 0, not at 1/2; that is for classes 0 and 1."""

import numpy as np


def classify_sign(X, w):
    scores = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return np.where(scores >= 0.5, 1, -1)
