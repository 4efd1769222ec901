"""Nothing is remembered; keep the velocity on self."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        velocity = self.alpha * self.velocity + self.learning_rate * gradient(w)
        return w - velocity
