"""Small entries are left as they are; they become 0."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > threshold, z - threshold * np.sign(z), z)
