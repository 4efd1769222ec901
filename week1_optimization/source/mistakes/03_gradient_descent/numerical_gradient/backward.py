"""This is the backward difference (f(w) - f(w - h)) / h; the central one takes f(w + h) - f(w - h)."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    g = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = h
        g[place] = (f(w) - f(w - step)) / (h)
    return g
