"""A number is added to every deviation; it spoils columns on a small scale. Replace only a deviation of 0."""

import numpy as np


def standardize(X_train, X_test):
    A, B = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    return (A - A.mean(axis=0)) / (A.std(axis=0) + 1e-4), (B - A.mean(axis=0)) / (A.std(axis=0) + 1e-4)
