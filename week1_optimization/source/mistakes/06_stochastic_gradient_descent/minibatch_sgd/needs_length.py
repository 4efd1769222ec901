"""`batches` has no length when it is an iterator; loop over it directly."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    path = np.zeros((len(batches) + 1, len(w0)))
    path[0] = w0
    for t, b in enumerate(batches):
        path[t + 1] = path[t] - learning_rate * 2 / len(b) * X[b].T @ (X[b] @ path[t] - y[b])
    return path
