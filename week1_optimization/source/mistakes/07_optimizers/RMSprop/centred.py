"""The squared mean of the gradients is taken off, as in the centred form; here it is not."""

import numpy as np


class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.eps = eps
        self.mean, self.mean_square = 0.0, 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.mean = self.alpha * self.mean + (1 - self.alpha) * g
        self.mean_square = self.alpha * self.mean_square + (1 - self.alpha) * g**2
        variance = np.maximum(self.mean_square - self.mean**2, 0)
        return w - self.learning_rate * g / (np.sqrt(variance) + self.eps)
