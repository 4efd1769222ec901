"""This is one step short: num_steps steps make num_steps + 1 points."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(num_steps - 1):
        w = w - learning_rate * gradient(w)
        path.append(w)
    return np.array(path)
