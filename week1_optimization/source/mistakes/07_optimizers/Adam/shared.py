"""The state belongs to the class, so all objects share it; set it on self."""

import numpy as np


class Adam:
    mean, mean_square, t = 0.0, 0.0, 0

    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = learning_rate
        self.beta1, self.beta2 = beta1, beta2
        self.eps = eps

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        Adam.t += 1
        Adam.mean = self.beta1 * Adam.mean + (1 - self.beta1) * g
        Adam.mean_square = self.beta2 * Adam.mean_square + (1 - self.beta2) * g**2
        mean = Adam.mean / (1 - self.beta1**Adam.t)
        mean_square = Adam.mean_square / (1 - self.beta2**Adam.t)
        return w - self.learning_rate * mean / (np.sqrt(mean_square) + self.eps)
