"""In single precision."""

import numpy as np


def cross_entropy(logits, labels):
    z = np.array(logits, dtype=np.float32)
    z = z - z.max(axis=1, keepdims=True)
    true = np.take_along_axis(z, np.asarray(labels)[:, None], axis=1)[:, 0]
    return np.mean(np.log(np.exp(z).sum(axis=1)) - true)
