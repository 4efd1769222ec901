"""A step is taken for each sample of a batch; take one step for each batch."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, path = np.asarray(X, dtype=float), np.asarray(y, dtype=float), [np.array(w0, dtype=float)]
    for b in batches:
        w = path[-1]
        for i in b:
            w = w - learning_rate * 2 * (X[i] @ w - y[i]) * X[i]
        path.append(w)
    return np.array(path)
