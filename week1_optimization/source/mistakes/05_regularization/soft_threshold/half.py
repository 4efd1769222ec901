"""Entries move by half of the threshold; they move by all of it."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - threshold / 2, 0.0)
