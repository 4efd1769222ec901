"""In place, with copies kept."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    while len(path) <= num_steps:
        w -= np.multiply(learning_rate, gradient(w.copy()))
        path.append(w.copy())
    return np.vstack(path)
