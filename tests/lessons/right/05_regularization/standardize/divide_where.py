"""np.divide with where, from the raw second moment of the centred columns."""

import numpy as np


def standardize(X_train, X_test):
    A, B = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    m = A.mean(0)
    s = np.sqrt(((A - m) ** 2).mean(0))
    return tuple(np.divide(X - m, s, out=np.zeros_like(X), where=s > 0) for X in (A, B))
