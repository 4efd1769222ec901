"""Single precision."""

import numpy as np


class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = np.float32(learning_rate)
        self.beta1, self.beta2, self.eps = np.float32(beta1), np.float32(beta2), np.float32(eps)
        self.m = self.v = np.float32(0)
        self.t = 0

    def step(self, w, gradient):
        one, w = np.float32(1), np.asarray(w, dtype=np.float32)
        g = np.asarray(gradient(w), dtype=np.float32)
        self.t += 1
        self.m = self.beta1 * self.m + (one - self.beta1) * g
        self.v = self.beta2 * self.v + (one - self.beta2) * g * g
        m = self.m / (one - self.beta1**self.t)
        v = self.v / (one - self.beta2**self.t)
        return w - self.learning_rate * m / (np.sqrt(v) + self.eps)
