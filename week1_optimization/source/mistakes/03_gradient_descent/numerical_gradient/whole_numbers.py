"""The copy of w is an array of integers, which loses h; make it one of floats."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.array(w)
    g = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        moved = w.copy()
        moved[place] = w[place] + h
        above = f(moved)
        moved[place] = w[place] - h
        g[place] = (above - f(moved)) / (2 * h)
    return g
