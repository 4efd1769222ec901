"""All gradients are taken at w0; take each where the step before has led to."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, path = np.asarray(X, dtype=float), np.asarray(y, dtype=float), [np.array(w0, dtype=float)]
    for b in batches:
        path.append(path[-1] - learning_rate * 2 / len(b) * X[b].T @ (X[b] @ path[0] - y[b]))
    return np.array(path)
