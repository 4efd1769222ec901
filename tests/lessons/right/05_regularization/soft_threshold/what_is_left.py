"""What clipping cuts off."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.asarray(z, dtype=float)
    return z - np.clip(z, -threshold, threshold)
