"""The columns are divided by their variance; take its root."""

import numpy as np


def standardize(X_train, X_test):
    A, B = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    variance = np.where(A.var(axis=0) == 0, 1, A.var(axis=0))
    return (A - A.mean(axis=0)) / variance, (B - A.mean(axis=0)) / variance
