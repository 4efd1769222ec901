"""Twice the truth value minus one."""

import numpy as np


def classify_sign(X, w):
    return 2 * (np.dot(np.asarray(X, dtype=float), np.asarray(w, dtype=float)) >= 0).astype(int) - 1
