"""This is Nesterov's step: momentum takes its gradient at w."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        ahead = w - self.alpha * self.velocity
        self.velocity = self.alpha * self.velocity + self.learning_rate * gradient(ahead)
        return w - self.velocity
