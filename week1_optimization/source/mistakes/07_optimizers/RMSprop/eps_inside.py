"""ε stands inside the root, as some courses have it; here it stands outside."""

import numpy as np


class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.eps = eps
        self.mean_square = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.mean_square = self.alpha * self.mean_square + (1 - self.alpha) * g**2
        return w - self.learning_rate * g / np.sqrt(self.mean_square + self.eps)
