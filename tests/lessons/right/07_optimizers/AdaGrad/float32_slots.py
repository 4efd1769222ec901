"""Single precision, with slots."""

import numpy as np


class AdaGrad:
    __slots__ = ("G", "eps", "learning_rate")

    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate, self.eps, self.G = np.float32(learning_rate), np.float32(eps), np.float32(0.0)

    def step(self, w, gradient):
        w = np.asarray(w, dtype=np.float32)
        g = np.asarray(gradient(w), dtype=np.float32)
        self.G = self.G + g * g
        return w - self.learning_rate * g / (np.sqrt(self.G) + self.eps)
