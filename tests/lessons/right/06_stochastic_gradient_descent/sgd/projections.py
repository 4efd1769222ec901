"""Each step as a matrix that acts on the point."""

import numpy as np


def sgd(X, y, w0, learning_rate, order):
    X, y, w = np.array(X, float), np.array(y, float), np.array(w0, float)
    points = [w]
    for i in order:
        A = np.eye(len(w)) - 2 * learning_rate * np.outer(X[i], X[i])
        w = A @ w + 2 * learning_rate * y[i] * X[i]
        points.append(w)
    return points
