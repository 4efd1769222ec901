"""This is 1 minus the probability of the true class; the loss is minus its logarithm."""

import numpy as np


def cross_entropy(logits, labels):
    z = np.asarray(logits, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    rows, labels = np.arange(len(z)), np.asarray(labels)
    return (1 - np.exp(log_p[rows, labels])).mean()
