"""The path is an array of integers, which cuts off the decimals; use floats."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    path = np.array([w0] * (num_steps + 1))
    for t in range(num_steps):
        path[t + 1] = path[t] - learning_rate * gradient(path[t])
    return path
