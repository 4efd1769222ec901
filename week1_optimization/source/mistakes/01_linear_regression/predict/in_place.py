"""The caller's matrix is changed; compute with a new array."""

import numpy as np


def predict(X, beta):
    X = np.asarray(X, dtype=float)
    X *= np.asarray(beta, dtype=float)
    return X.sum(axis=1)
