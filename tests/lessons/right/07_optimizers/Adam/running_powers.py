"""The powers of the betas are carried along; a generator holds the state."""

import numpy as np


class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = learning_rate
        self.run = self.steps(beta1, beta2, eps)
        next(self.run)

    def steps(self, beta1, beta2, eps):
        m = v = 0.0
        power1 = power2 = 1.0
        g = yield None
        while True:
            m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
            power1, power2 = power1 * beta1, power2 * beta2
            g = yield self.learning_rate * (m / (1 - power1)) / (np.sqrt(v / (1 - power2)) + eps)

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        return w - self.run.send(gradient(w))
