"""On the diagonal stands 2nλ, as for the ½-MSE; here it is nλ."""

import numpy as np


def fit_ridge(X, y, strength):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    return np.linalg.lstsq(X.T @ X + 2 * len(y) * strength * np.eye(X.shape[1]), X.T @ y, rcond=None)[0]
