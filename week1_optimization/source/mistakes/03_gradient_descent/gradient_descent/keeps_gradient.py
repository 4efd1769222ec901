"""The array that gradient returned is kept and used after the next call; its owner may have changed it by then."""

import numpy as np


def gradient_descent(gradient, w0, learning_rate, num_steps):
    w = np.array(w0, dtype=float)
    gradients, path = [], [w]
    for _ in range(num_steps):
        gradients.append(gradient(path[-1]))
        path.append(w - learning_rate * sum(gradients))
    return np.array(path)
