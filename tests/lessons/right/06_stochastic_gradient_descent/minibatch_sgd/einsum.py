"""With einsum, and the batches made a list first."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, batches = np.asarray(X, float), np.asarray(y, float), list(batches)
    path = np.zeros((len(batches) + 1, X.shape[1]))
    path[0] = np.asarray(w0, float)
    for t, batch in enumerate(batches, 1):
        rows = np.take(X, batch, axis=0)
        residual = np.einsum("bj,j->b", rows, path[t - 1]) - np.take(y, batch)
        path[t] = path[t - 1] - 2 * learning_rate * np.einsum("b,bj->j", residual, rows) / residual.size
    return path
