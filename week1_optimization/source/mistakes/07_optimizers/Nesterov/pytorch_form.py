"""This is PyTorch's form, which returns the look-ahead point; return w."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.velocity = self.alpha * self.velocity + g
        return w - self.learning_rate * (g + self.alpha * self.velocity)
