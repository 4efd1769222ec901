"""In place, on a copy of its own."""

import numpy as np


def softmax(logits):
    z = np.array(logits, dtype=float)
    z -= z.max(axis=1)[:, None]
    np.exp(z, out=z)
    z /= z.sum(axis=1)[:, None]
    return z
