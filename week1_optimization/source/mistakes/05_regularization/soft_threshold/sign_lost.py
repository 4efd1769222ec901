"""The sign is lost; negative entries stay negative."""

import numpy as np


def soft_threshold(z, threshold):
    return np.maximum(np.abs(np.asarray(z, dtype=float)) - threshold, 0.0)
