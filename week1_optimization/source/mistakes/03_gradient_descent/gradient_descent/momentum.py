"""Part of the last step is added: that is momentum, of lesson 7."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path, v = [w], 0.0
    for _ in range(num_steps):
        v = 0.9 * v + learning_rate * gradient(w)
        w = w - v
        path.append(w)
    return np.array(path)
