"""The last of the sorted classes; in a tie the higher one."""

import numpy as np


def classify_multiclass(X, W):
    return np.argsort(np.asarray(X, dtype=float) @ np.asarray(W, dtype=float), axis=1, kind="stable")[:, -1]
