"""Everything from the start."""

import numpy as np


def t_statistics(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    inverse = np.linalg.inv(X.T @ X)
    beta = inverse @ X.T @ y
    residuals = y - X @ beta
    variance = residuals @ residuals / (X.shape[0] - X.shape[1])
    return beta / np.sqrt(variance * inverse.diagonal())
