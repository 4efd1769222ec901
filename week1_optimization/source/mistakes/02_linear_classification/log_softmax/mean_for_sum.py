"""The logarithm of the mean is subtracted; it has to be that of the sum."""

import numpy as np


def log_softmax(logits):
    z = np.asarray(logits, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).mean(axis=1, keepdims=True))
