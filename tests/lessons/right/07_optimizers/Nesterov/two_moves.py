"""First to the look-ahead point, then the gradient's correction from there; the velocity is the whole move."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.state = {}

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        ahead = w - self.alpha * self.state.get("h", np.zeros_like(w))
        new = ahead - self.learning_rate * gradient(ahead)
        self.state["h"] = w - new
        return new
