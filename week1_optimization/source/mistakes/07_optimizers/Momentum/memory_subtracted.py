"""The faded old velocity is subtracted; it has to be added to the new gradient."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        self.velocity = self.learning_rate * gradient(w) - self.alpha * self.velocity
        return w - self.velocity
