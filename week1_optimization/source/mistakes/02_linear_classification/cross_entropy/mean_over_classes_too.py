"""The mean is taken over samples and classes; the sum over the classes stays a sum."""

import numpy as np


def cross_entropy(logits, labels):
    z = np.asarray(logits, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    rows, labels = np.arange(len(z)), np.asarray(labels)
    return -(np.eye(z.shape[1])[labels] * log_p).mean()
