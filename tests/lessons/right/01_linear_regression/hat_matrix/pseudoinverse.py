"""X times its pseudoinverse."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    return X @ np.linalg.pinv(X)
