"""With a table of zeros and ones."""

import numpy as np


def cross_entropy(logits, labels):
    z = np.asarray(logits, dtype=float)
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return -np.sum(np.eye(z.shape[1])[np.asarray(labels)] * log_p) / len(z)
