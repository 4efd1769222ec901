"""These are the exponentials; they have yet to be divided by their sum."""

import numpy as np


def softmax(logits):
    z = np.asarray(logits, dtype=float)
    return np.exp(z)
