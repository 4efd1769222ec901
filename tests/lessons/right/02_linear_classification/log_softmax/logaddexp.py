"""With NumPy's logaddexp."""

import numpy as np


def log_softmax(logits):
    z = np.asarray(logits, dtype=float)
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)
