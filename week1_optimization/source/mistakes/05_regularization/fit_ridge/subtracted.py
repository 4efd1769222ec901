"""nλ is subtracted from the diagonal; add it."""

import numpy as np


def fit_ridge(X, y, strength):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.linalg.lstsq(X.T @ X - len(y) * strength * np.eye(X.shape[1]), X.T @ y, rcond=None)[0]
