"""The squared norm divided by n."""

import numpy as np


def mse(X, y, w):
    return np.linalg.norm(
        np.asarray(y, dtype=float) - np.dot(np.asarray(X, dtype=float), np.asarray(w, dtype=float))
    ) ** 2 / len(y)
