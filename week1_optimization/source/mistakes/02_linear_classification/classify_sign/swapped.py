"""The two classes are swapped: a positive score means +1."""

import numpy as np


def classify_sign(X, w):
    scores = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return np.where(scores >= 0, -1, 1)
