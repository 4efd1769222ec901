"""Half of the slope on either side, as a list of lists where w is one."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.asarray(w, dtype=float)
    middle, g = f(w.copy()), np.zeros_like(w)
    for place, value in np.ndenumerate(w):
        up, down = w.copy(), w.copy()
        up[place], down[place] = value + h, value - h
        g[place] = ((f(up) - middle) / h + (middle - f(down)) / h) / 2
    return g.tolist()
