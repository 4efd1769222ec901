"""It is divided by n; the mean over the samples comes later."""

import numpy as np


def sample_gradient(X, y, w, i):
    x = np.asarray(X, dtype=float)[i]
    return 2 / len(y) * (x @ np.asarray(w, dtype=float) - y[i]) * x
