"""Single precision throughout."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.asarray(w, dtype=np.float32)
        g = np.asarray(gradient(w), dtype=np.float32)
        return w - np.float32(self.learning_rate) * g
