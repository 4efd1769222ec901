"""The object goes on from a point that it keeps; it has to start from the w that it is given."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0
        self.w = None

    def step(self, w, gradient):
        if self.w is None:
            self.w = np.array(w, dtype=float)
        self.velocity = self.alpha * self.velocity + self.learning_rate * gradient(self.w)
        self.w = self.w - self.velocity
        return self.w
