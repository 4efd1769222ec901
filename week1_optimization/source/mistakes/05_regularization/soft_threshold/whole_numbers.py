"""The decimals are cut off: the answer is kept in an array of integers, as z is one."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.asarray(z)
    out = np.zeros_like(z)
    out[...] = np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)
    return out
