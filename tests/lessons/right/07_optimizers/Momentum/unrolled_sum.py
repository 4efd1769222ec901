"""All past gradients in a list, and the unrolled sum."""

import numpy as np


class Momentum:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.past = []

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        self.past.insert(0, np.array(gradient(w)))
        velocity = sum(self.alpha**age * g for age, g in enumerate(self.past))
        return w - self.learning_rate * velocity
