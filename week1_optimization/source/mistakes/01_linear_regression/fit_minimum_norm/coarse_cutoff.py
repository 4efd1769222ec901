"""The cutoff is too high: singular values that are small and not zero are lost."""

import numpy as np


def fit_minimum_norm(X, y):
    return np.linalg.pinv(np.asarray(X, dtype=float), rcond=1e-2) @ np.asarray(y, dtype=float)
