"""`logits -= ...` writes into the caller's array; `logits - ...` makes a new one."""

import numpy as np


def softmax(logits):
    logits = np.asarray(logits, dtype=float)
    logits -= logits.max(axis=1, keepdims=True)
    e = np.exp(logits)
    return e / e.sum(axis=1, keepdims=True)
