"""A weight for each sample: how often it is in the batch."""

import numpy as np


def minibatch_sgd(X, y, w0, learning_rate, batches):
    X, y = np.asarray(X, float), np.asarray(y, float)
    path = [np.array(w0, float)]
    for batch in batches:
        share = np.bincount(batch, minlength=len(y)) / len(batch)
        path.append(path[-1] - 2 * learning_rate * (share * (X @ path[-1] - y)) @ X)
    return np.stack(path)
