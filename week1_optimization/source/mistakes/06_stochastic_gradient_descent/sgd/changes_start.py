"""The array w0 is changed in place; start from a copy."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.asarray(w0, dtype=float)
    path = [w.copy()]
    for i in order:
        w -= learning_rate * 2 * (X[i] @ w - y[i]) * X[i]
        path.append(w.copy())
    return np.array(path)
