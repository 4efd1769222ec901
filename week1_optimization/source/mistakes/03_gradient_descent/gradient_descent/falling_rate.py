"""The rate falls from step to step; here it is constant."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for t in range(num_steps):
        w = w - learning_rate / (t + 1) * gradient(w)
        path.append(w)
    return np.array(path)
