"""The loop stops when the steps become short; exactly num_steps are asked for."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(num_steps):
        new = w - learning_rate * gradient(w)
        if np.linalg.norm(new - w) < 1e-3:
            break
        w = new
        path.append(w)
    return np.array(path)
