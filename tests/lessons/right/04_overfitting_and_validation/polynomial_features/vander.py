"""NumPy's own function, told to rise."""

import numpy as np


def polynomial_features(x, degree):
    return np.vander(np.asarray(x, dtype=float), degree + 1, increasing=True)
