"""These are the leverages, the diagonal of H only."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    return np.diag(X @ np.linalg.inv(X.T @ X) @ X.T)
