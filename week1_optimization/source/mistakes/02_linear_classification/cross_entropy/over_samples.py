"""The softmax runs over the samples (axis 0); it runs over the classes of each row."""

import numpy as np


def cross_entropy(logits, labels):
    z = np.asarray(logits, dtype=float)
    z = z - z.max(axis=0)
    log_p = z - np.log(np.exp(z).sum(axis=0))
    return -log_p[np.arange(len(z)), np.asarray(labels)].mean()
