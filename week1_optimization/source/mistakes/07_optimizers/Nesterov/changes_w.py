"""The step changes the array w that it was given; w = w - ... makes a new one."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.velocity = 0.0

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        w -= self.alpha * self.velocity
        g = gradient(w)
        self.velocity = self.alpha * self.velocity + self.learning_rate * g
        w -= self.learning_rate * g
        return w
