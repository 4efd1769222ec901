"""The corrected means as what they are: weighted means of all gradients, in lists."""

import numpy as np


class Adam:
    def __init__(self, learning_rate, beta1=0.9, beta2=0.999, eps=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.eps = eps
        self.gradients = []

    def mean(self, values, beta):
        weights = beta ** np.arange(len(values))[::-1] if beta else np.eye(len(values))[-1]
        return np.tensordot(weights, np.array(values), axes=1) / weights.sum()

    def step(self, w, gradient):
        w = np.asarray(w, dtype=float)
        self.gradients.append(np.array(gradient(w)))
        m = self.mean(self.gradients, self.beta1)
        v = self.mean([g**2 for g in self.gradients], self.beta2)
        return w - self.learning_rate * m / (np.sqrt(v) + self.eps)
