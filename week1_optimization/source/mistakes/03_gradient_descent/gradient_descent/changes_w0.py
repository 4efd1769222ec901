"""The steps change the array w0 that was given; `w = w - ...` makes a new one."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.asarray(w0, dtype=float)
    path = [w.copy()]
    for _ in range(num_steps):
        w -= learning_rate * gradient(w)
        path.append(w.copy())
    return np.array(path)
