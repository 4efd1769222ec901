"""The step changes the array that gradient returned; compute a new one."""

import numpy as np


class GradientDescent:
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        g = gradient(w)
        g *= self.learning_rate
        return w - g
