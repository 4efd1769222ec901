"""ε stands inside the root, as some courses have it; here it stands outside."""

import numpy as np


class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = learning_rate
        self.beta1, self.beta2 = beta1, beta2
        self.eps = eps
        self.mean, self.mean_square, self.t = 0.0, 0.0, 0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        self.t += 1
        self.mean = self.beta1 * self.mean + (1 - self.beta1) * g
        self.mean_square = self.beta2 * self.mean_square + (1 - self.beta2) * g**2
        mean = self.mean / (1 - self.beta1**self.t)
        mean_square = self.mean_square / (1 - self.beta2**self.t)
        return w - self.learning_rate * mean / np.sqrt(mean_square + self.eps)
