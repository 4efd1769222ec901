"""Integers have run over their end; turn x into floats first."""

import numpy as np


def polynomial_features(x, degree):
    x = np.asarray(x)
    return x[:, None] ** np.arange(degree + 1)
