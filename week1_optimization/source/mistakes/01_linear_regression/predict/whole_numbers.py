"""The coefficients are cut to whole numbers."""

import numpy as np


def predict(X, beta):
    return np.asarray(X, dtype=float) @ np.asarray(beta).astype(int)
