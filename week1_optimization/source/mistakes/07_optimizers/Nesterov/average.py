"""The velocity is an average, as some courses have it; here the new gradient takes no factor 1 - alpha."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w - self.alpha * self.velocity)
        self.velocity = self.alpha * self.velocity + (1 - self.alpha) * self.learning_rate * g
        return w - self.velocity
