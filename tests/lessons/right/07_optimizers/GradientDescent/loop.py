"""A loop over single numbers; the result is a nested list."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        new = np.zeros(w.shape)
        for index in np.ndindex(*w.shape):
            new[index] = w[index] - self.learning_rate * g[index]
        return new.tolist()
