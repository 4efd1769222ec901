"""An array of the right size, filled in."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y = np.asarray(X, float), np.asarray(y, float)
    path = np.empty((len(order) + 1, len(w0)))
    path[0] = w0
    for t, i in enumerate(order):
        residual = y[i] - X[i] @ path[t]
        path[t + 1] = path[t] + 2 * learning_rate * residual * X[i]
    return path
