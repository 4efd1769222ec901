"""The factor x is missing; a gradient has an entry for each weight."""

import numpy as np


def sample_gradient(X, y, w, i):
    x, w = np.asarray(X, dtype=float)[i], np.asarray(w, dtype=float)
    return 2 * (x @ w - y[i]) * np.ones_like(w)
