"""`batches` is read twice, but an iterator is empty after the first time."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    sizes = [len(b) for b in batches]
    path = [np.array(w0, dtype=float)]
    for b, size in zip(batches, sizes):
        path.append(path[-1] - learning_rate * 2 / size * X[b].T @ (X[b] @ path[-1] - y[b]))
    return np.array(path)
