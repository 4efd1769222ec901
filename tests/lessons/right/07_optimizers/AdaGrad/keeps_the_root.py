"""Keeps the root of the sum, by the hypotenuse, in an array made at the first step."""

import numpy as np


class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate = learning_rate
        self.eps = eps
        self.root = None

    def step(self, w, gradient):
        w = np.array(w, dtype=float)
        if self.root is None:
            self.root = np.zeros(w.shape)
        g = gradient(w)
        np.hypot(self.root, g, out=self.root)
        w -= self.learning_rate * g / (self.root + self.eps)
        return w
