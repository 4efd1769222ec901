"""The coordinates of the caller's w are moved and stay there; work on a copy."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.asarray(w, dtype=float)
    g = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        w[place] += h
        above = f(w)
        w[place] -= 2 * h
        g[place] = (above - f(w)) / (2 * h)
        w[place] += h + 1e-3 * h
    return g
