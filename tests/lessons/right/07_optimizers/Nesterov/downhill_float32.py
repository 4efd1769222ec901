"""The velocity points downhill, so the look-ahead is at w plus it; single precision."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = np.float32(learning_rate)
        self.alpha = np.float32(alpha)
        self.move = np.float32(0.0)

    def step(self, w, gradient):
        w = np.asarray(w, dtype=np.float32)
        g = np.asarray(gradient(w + self.alpha * self.move), dtype=np.float32)
        self.move = self.alpha * self.move - self.learning_rate * g
        return w + self.move
