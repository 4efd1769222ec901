"""The powers fall; begin with the column of ones."""

import numpy as np


def polynomial_features(x, degree):
    return np.vander(np.asarray(x, dtype=float), degree + 1)
