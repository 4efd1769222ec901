"""The two points are 2h apart: divide by 2h, not by h."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    g = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = h
        g[place] = (f(w + step) - f(w - step)) / (h)
    return g
