"""PyTorch's form: the velocity is a sum of gradients and the rate stands in the step."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Momentum:
    learning_rate: float
    alpha: float = 0.9
    velocity: object = None

    def step(self, w, gradient):
        w, g = np.asarray(w, dtype=float), gradient(w)
        self.velocity = g.copy() if self.velocity is None else self.alpha * self.velocity + g
        return w - self.learning_rate * self.velocity
