"""All squares in a list, with their weights."""

import numpy as np


class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.eps = eps
        self.squares = []

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.squares = [self.alpha * square for square in self.squares] + [g**2]
        mean = (1 - self.alpha) * sum(self.squares)
        return w - self.learning_rate * g / (np.sqrt(mean) + self.eps)
