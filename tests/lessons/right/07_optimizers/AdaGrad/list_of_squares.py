"""All squares in a list, added up in every step."""

import numpy as np


class AdaGrad:
    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate = learning_rate
        self.eps = eps
        self.squares = []

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.squares.append(np.square(g))
        return w - self.learning_rate / (np.sqrt(np.sum(self.squares, axis=0)) + self.eps) * g
