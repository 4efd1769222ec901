"""Every step uses the gradient at w0; it has to be taken at the current point."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(num_steps):
        w = w - learning_rate * gradient(path[0])
        path.append(w)
    return np.array(path)
