"""The velocity points downhill and is added."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        if not hasattr(self, "v"):
            self.v = np.zeros(w.shape)
        self.v *= self.alpha
        self.v -= self.learning_rate * gradient(w)
        return w + self.v
