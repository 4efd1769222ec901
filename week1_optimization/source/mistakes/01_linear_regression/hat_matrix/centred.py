"""The columns are centred first; without the ones it is another plane."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    X = X - X.mean(axis=0)
    return X @ np.linalg.pinv(X)
