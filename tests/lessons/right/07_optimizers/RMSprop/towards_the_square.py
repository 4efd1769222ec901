"""The mean moves towards the new square by the part 1 - alpha."""

import numpy as np


class RMSprop:
    def __init__(self, learning_rate, alpha=0.99, eps=1e-8):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.eps = eps
        self.mean = None

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = np.array(gradient(w))
        if self.mean is None:
            self.mean = np.zeros_like(g)
        self.mean += (1 - self.alpha) * (g * g - self.mean)
        return w - g * (self.learning_rate / (self.eps + self.mean**0.5))
