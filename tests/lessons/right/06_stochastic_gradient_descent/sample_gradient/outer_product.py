"""From the quadratic form of one sample."""

import numpy as np


def sample_gradient(X, y, w, i):
    x = np.array(X, dtype=float)[i]
    return 2 * (np.outer(x, x) @ np.array(w, dtype=float) - float(y[i]) * x)
