"""A small ridge is added to X^T X; then H is no projection any more."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    return X @ np.linalg.inv(X.T @ X + 1e-2 * np.eye(X.shape[1])) @ X.T
