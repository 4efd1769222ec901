"""This is hard thresholding: it drops small entries, but does not move the others."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > threshold, z, 0.0)
