"""One column after the other, and a list of two arrays."""

import numpy as np


def standardize(X_train, X_test):
    A, B = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    for j in range(A.shape[1]):
        column = A[:, j].copy()
        mean = sum(column) / len(column)
        deviation = (sum((value - mean) ** 2 for value in column) / len(column)) ** 0.5
        if np.ptp(column) == 0:
            mean, deviation = column[0], 1.0
        A[:, j] = (A[:, j] - mean) / deviation
        B[:, j] = (B[:, j] - mean) / deviation
    return [A, B]
