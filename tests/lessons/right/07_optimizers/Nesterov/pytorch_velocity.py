"""The velocity without the rate; the look-ahead is written out."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.v = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w - self.learning_rate * self.alpha * self.v)
        self.v = self.alpha * self.v + g
        return w - self.learning_rate * self.v
