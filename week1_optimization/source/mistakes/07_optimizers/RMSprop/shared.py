"""The state belongs to the class, so all objects share it; set it on self."""

import numpy as np


class RMSprop:
    mean_square = 0.0

    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.eps = eps

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        RMSprop.mean_square = self.alpha * RMSprop.mean_square + (1 - self.alpha) * g**2
        return w - self.learning_rate * g / (np.sqrt(RMSprop.mean_square) + self.eps)
