"""The test set is standardised with its own mean and deviation; use those of the training set."""

import numpy as np


def standardize(X_train, X_test):
    def own(X):
        X = np.asarray(X, dtype=float)
        deviation = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(deviation == 0, 1, deviation)

    return own(X_train), own(X_test)
