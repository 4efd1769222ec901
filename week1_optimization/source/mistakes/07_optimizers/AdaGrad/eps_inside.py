"""ε stands inside the root, as some courses have it; here it stands outside."""

import numpy as np


class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate = learning_rate
        self.eps = eps
        self.sum_of_squares = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.sum_of_squares = self.sum_of_squares + g**2
        return w - self.learning_rate * g / np.sqrt(self.sum_of_squares + self.eps)
