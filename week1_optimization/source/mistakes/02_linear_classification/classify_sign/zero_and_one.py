"""The classes are 0 and 1 (or False and True); here they are -1 and +1."""

import numpy as np


def classify_sign(X, w):
    scores = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return (scores >= 0).astype(int)
