"""A function that makes objects, whose state is in a closure; single precision."""

from types import SimpleNamespace

import numpy as np


def Momentum(learning_rate, alpha=0.9):
    h = np.float32(0.0)

    def step(w, gradient):
        nonlocal h
        w = np.asarray(w, dtype=np.float32)
        h = np.float32(alpha) * h + np.float32(learning_rate) * np.asarray(gradient(w), dtype=np.float32)
        return w - h

    return SimpleNamespace(step=step, learning_rate=learning_rate)
