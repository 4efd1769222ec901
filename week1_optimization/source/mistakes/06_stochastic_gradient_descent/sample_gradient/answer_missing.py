"""The answer y is left out of the residual."""

import numpy as np


def sample_gradient(X, y, w, i):
    x = np.asarray(X, dtype=float)[i]
    return 2 * (x @ np.asarray(w, dtype=float)) * x
