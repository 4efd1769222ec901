"""The factor 2 of the gradient is missing, as if the error were half of the square."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.array(w0, dtype=float)
    path = [w]
    for i in order:
        w = w - learning_rate * (X[i] @ w - y[i]) * X[i]
        path.append(w)
    return np.array(path)
