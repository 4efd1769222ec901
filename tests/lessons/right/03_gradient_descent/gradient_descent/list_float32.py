"""In single precision, as a list of arrays."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=np.float32)
    path = [w]
    for _ in range(num_steps):
        w = w - np.float32(learning_rate) * np.asarray(gradient(w), dtype=np.float32)
        path.append(w)
    return path
