"""All gradients are taken at w0; take each where the step before has led to."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w0 = (np.asarray(v, dtype=float) for v in (X, y, w0))
    path = [w0.copy()]
    for i in order:
        path.append(path[-1] - learning_rate * 2 * (X[i] @ w0 - y[i]) * X[i])
    return np.array(path)
