"""Negative entries become 0; they move up by the threshold."""

import numpy as np


def soft_threshold(z, threshold):
    return np.maximum(np.asarray(z, dtype=float) - threshold, 0.0)
