"""A table that is filled row by row."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    path = np.empty((num_steps + 1, len(w0)))
    path[0] = w0
    for t in range(num_steps):
        path[t + 1] = path[t] - learning_rate * np.asarray(gradient(path[t].copy()))
    return path
