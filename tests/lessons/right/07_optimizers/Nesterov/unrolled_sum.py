"""All past gradients in a list."""

import numpy as np


class Nesterov:
    def __init__(self, learning_rate, alpha=0.9):
        self.learning_rate = learning_rate
        self.alpha = alpha
        self.past = []

    def velocity(self):
        ages = range(len(self.past) - 1, -1, -1)
        return self.learning_rate * sum(self.alpha**age * g for age, g in zip(ages, self.past, strict=True))

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        self.past.append(np.copy(gradient(w - self.alpha * self.velocity())))
        return w - self.velocity()
