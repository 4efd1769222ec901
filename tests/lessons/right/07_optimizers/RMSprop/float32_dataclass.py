"""A dataclass in single precision."""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class RMSprop:
    learning_rate: float
    alpha: float = 0.99
    eps: float = 1e-8
    G: object = field(default=0.0, repr=False)

    def step(self, w, gradient):
        w = np.asarray(w, dtype=np.float32)
        g = np.asarray(gradient(w), dtype=np.float32)
        self.G = np.float32(self.alpha) * np.float32(self.G) + np.float32(1 - self.alpha) * g**2
        return w - np.float32(self.learning_rate) * g / (np.sqrt(self.G) + np.float32(self.eps))
