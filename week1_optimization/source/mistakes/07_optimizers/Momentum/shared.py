"""The state belongs to the class, so all objects share it; set it on self."""

import numpy as np


class Momentum:
    velocity = 0.0

    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        Momentum.velocity = self.alpha * Momentum.velocity + self.learning_rate * gradient(w)
        return w - Momentum.velocity
