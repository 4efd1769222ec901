"""Entries move away from 0; subtract the threshold from their size."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > threshold, z + threshold * np.sign(z), 0.0)
