"""Each step reads all samples; read those of the batch."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, path = np.asarray(X, dtype=float), np.asarray(y, dtype=float), [np.array(w0, dtype=float)]
    for _ in batches:
        path.append(path[-1] - learning_rate * 2 / len(y) * X.T @ (X @ path[-1] - y))
    return np.array(path)
