"""The mean of the samples' gradients, row by row."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y, w = np.array(X, float), np.array(y, float), np.array(w0, float)
    path = [w]
    for batch in batches:
        gradients = [2 * (X[i] @ w - y[i]) * X[i] for i in batch]
        w = w - learning_rate * np.mean(gradients, axis=0)
        path.append(w)
    return path
