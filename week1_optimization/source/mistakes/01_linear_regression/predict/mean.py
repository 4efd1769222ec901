"""The products are averaged; they have to be summed."""

import numpy as np


def predict(X, beta):
    return (np.asarray(X, dtype=float) * np.asarray(beta, dtype=float)).mean(axis=1)
