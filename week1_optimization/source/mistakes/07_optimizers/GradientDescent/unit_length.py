"""The gradient is divided by its length; the step is to be as long as rate times gradient."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        return w - self.learning_rate * g / (np.linalg.norm(g) + 1e-12)
