"""By the eigenvectors of X^T X."""

import numpy as np


def fit_minimum_norm(X, y):
    X = np.asarray(X, dtype=float)
    values, vectors = np.linalg.eigh(X.T @ X)
    kept = values > 1e-11 * values.max()
    return vectors[:, kept] @ (vectors[:, kept].T @ (X.T @ np.asarray(y)) / values[kept])
