"""All sums are divided by the size of the first batch; the last one may be shorter."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, path, size = np.asarray(X, dtype=float), np.asarray(y, dtype=float), [np.array(w0, dtype=float)], None
    for b in batches:
        size = size or len(b)
        path.append(path[-1] - learning_rate * 2 / size * X[b].T @ (X[b] @ path[-1] - y[b]))
    return np.array(path)
