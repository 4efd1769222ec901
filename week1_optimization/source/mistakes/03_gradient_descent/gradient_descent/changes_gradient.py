"""`g *= ...` changes the array that gradient returned; `g = g * ...` makes a new one."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(num_steps):
        g = gradient(w)
        g *= learning_rate
        w = w - g
        path.append(w)
    return np.array(path)
