"""All rows are the same array, changed in place; keep a copy of each point."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, w = np.asarray(X, dtype=float), np.asarray(y, dtype=float), np.array(w0, dtype=float)
    path = [w]
    for b in batches:
        w -= learning_rate * 2 / len(b) * X[b].T @ (X[b] @ w - y[b])
        path.append(w)
    return np.array(path)
