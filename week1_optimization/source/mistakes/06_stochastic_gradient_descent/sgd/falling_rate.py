"""The rate falls as 1/t; it is constant here."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.array(w0, dtype=float)
    path = [w]
    for t, i in enumerate(order, 1):
        w = w - learning_rate / t * 2 * (X[i] @ w - y[i]) * X[i]
        path.append(w)
    return np.array(path)
