"""The step changes the array w that it was given; w = w - ... makes a new one."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        w -= self.learning_rate * gradient(w)
        return w
