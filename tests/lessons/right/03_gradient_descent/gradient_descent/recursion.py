"""The path before, and one step more."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w0 = np.array(w0, dtype=float)
    if num_steps == 0:
        return w0[None, :]
    rest = gradient_descent(
        gradient, w0 - learning_rate * np.array(gradient(w0)), learning_rate, num_steps - 1
    )
    return np.concatenate([w0[None, :], rest])
