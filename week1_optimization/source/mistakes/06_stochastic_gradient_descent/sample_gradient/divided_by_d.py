"""It is divided by the number of weights."""

import numpy as np


def sample_gradient(X, y, w, i):
    x = np.asarray(X, dtype=float)[i]
    return 2 / len(x) * (x @ np.asarray(w, dtype=float) - y[i]) * x
