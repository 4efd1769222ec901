"""All rows are one and the same array, which is changed in each step; append a new array (or a copy)."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(num_steps):
        w -= learning_rate * gradient(w)
        path.append(w)
    return np.array(path)
