"""The steps are divided by n; a step goes along the whole gradient of its sample."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.array(w0, dtype=float)
    path = [w]
    for i in order:
        w = w - learning_rate * 2 / len(y) * (X[i] @ w - y[i]) * X[i]
        path.append(w)
    return np.array(path)
