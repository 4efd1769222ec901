"""The step goes uphill; the gradient has to be subtracted."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        return w + self.learning_rate * gradient(w)
