"""This projects on the rows of X; H is n × n and projects on its columns."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    return X.T @ np.linalg.pinv(X @ X.T) @ X
