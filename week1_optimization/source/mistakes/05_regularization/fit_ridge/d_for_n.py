"""λ is multiplied by the number of columns; multiply it by the number of samples."""

import numpy as np


def fit_ridge(X, y, strength):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    d = X.shape[1]
    return np.linalg.lstsq(X.T @ X + d * strength * np.eye(d), X.T @ y, rcond=None)[0]
