"""The start w0 is missing; it is the first row."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, w, path = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.array(w0, dtype=float), []
    for b in batches:
        w = w - learning_rate * 2 / len(b) * X[b].T @ (X[b] @ w - y[b])
        path.append(w)
    return np.array(path)
