"""The object goes on from a point that it keeps; it has to start from the w that it is given."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0
        self.w = None

    def step(self, w, gradient):
        if self.w is None:
            self.w = np.array(w, dtype=float)
        g = gradient(self.w - self.alpha * self.velocity)
        self.velocity = self.alpha * self.velocity + self.learning_rate * g
        self.w = self.w - self.velocity
        return self.w
