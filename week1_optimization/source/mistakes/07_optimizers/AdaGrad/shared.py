"""The state belongs to the class, so all objects share it; set it on self."""

import numpy as np


class AdaGrad:
    sum_of_squares = 0.0

    def __init__(self, learning_rate, eps=1e-10):
        self.learning_rate = learning_rate
        self.eps = eps

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        AdaGrad.sum_of_squares = AdaGrad.sum_of_squares + g**2
        return w - self.learning_rate * g / (np.sqrt(AdaGrad.sum_of_squares) + self.eps)
