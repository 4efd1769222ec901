"""z is changed in place; make a new array."""

import numpy as np


def soft_threshold(z, threshold):
    z = np.asarray(z) if np.asarray(z).dtype.kind == "f" else np.asarray(z, dtype=float)
    z[...] = np.sign(z) * np.maximum(np.abs(z) - threshold, 0.0)
    return z
