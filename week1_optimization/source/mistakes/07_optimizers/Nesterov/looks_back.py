"""The look-ahead is on the wrong side; the point moves along -h."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w + self.alpha * self.velocity)
        self.velocity = self.alpha * self.velocity + self.learning_rate * g
        return w - self.velocity
