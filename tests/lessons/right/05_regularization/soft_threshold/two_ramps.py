"""The difference of two ramps."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.array(z, dtype=np.float64)
    return np.maximum(z - threshold, 0) - np.maximum(-z - threshold, 0)
