"""NumPy's functions by name, no operator."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.array(w, dtype=float)
        return np.subtract(w, np.multiply(self.learning_rate, gradient(w)))
