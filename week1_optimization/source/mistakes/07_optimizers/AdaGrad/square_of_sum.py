"""The gradients are added and then squared; square each one, then add."""

import numpy as np


class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate = learning_rate
        self.eps = eps
        self.sum_of_gradients = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.sum_of_gradients = self.sum_of_gradients + g
        return w - self.learning_rate * g / (np.sqrt(self.sum_of_gradients**2) + self.eps)
