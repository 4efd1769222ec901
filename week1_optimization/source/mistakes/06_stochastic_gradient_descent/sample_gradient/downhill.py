"""The sign is wrong: the residual is the prediction minus y."""

import numpy as np


def sample_gradient(X, y, w, i):
    x = np.asarray(X, dtype=float)[i]
    return 2 * (y[i] - x @ np.asarray(w, dtype=float)) * x
