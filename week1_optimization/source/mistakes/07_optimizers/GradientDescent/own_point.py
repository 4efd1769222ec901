"""The object goes on from a point that it keeps; it has to start from the w that it is given."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate
        self.w = None

    def step(self, w, gradient):
        if self.w is None:
            self.w = np.array(w, dtype=float)
        self.w = self.w - self.learning_rate * gradient(self.w)
        return self.w
