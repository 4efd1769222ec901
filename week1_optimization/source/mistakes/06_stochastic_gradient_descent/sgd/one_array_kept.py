"""All rows are the same array, changed in place; keep a copy of each point."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.array(w0, dtype=float)
    path = [w]
    for i in order:
        w -= learning_rate * 2 * (X[i] @ w - y[i]) * X[i]
        path.append(w)
    return np.array(path)
