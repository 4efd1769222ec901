"""The gradient is divided by its length; the step is the rate times the gradient itself."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(num_steps):
        g = gradient(w)
        w = w - learning_rate * g / np.linalg.norm(g)
        path.append(w)
    return np.array(path)
