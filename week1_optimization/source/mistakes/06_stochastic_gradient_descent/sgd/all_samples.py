"""Each step reads all samples; that is gradient descent."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.array(w0, dtype=float)
    path = [w]
    for _ in order:
        w = w - learning_rate * 2 / len(y) * X.T @ (X @ w - y)
        path.append(w)
    return np.array(path)
