"""The state belongs to the class, so all objects share it; set it on self."""

import numpy as np


class Nesterov:
    velocity = 0.0

    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w - self.alpha * Nesterov.velocity)
        Nesterov.velocity = self.alpha * Nesterov.velocity + self.learning_rate * g
        return w - Nesterov.velocity
