"""This is I - H, which maps y to the residuals."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    return np.eye(len(X)) - X @ np.linalg.inv(X.T @ X) @ X.T
