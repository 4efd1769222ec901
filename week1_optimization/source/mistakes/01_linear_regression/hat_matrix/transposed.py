"""All the transposes are the other way round; samples are rows."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    return X.T @ np.linalg.pinv(X @ X.T) @ X
