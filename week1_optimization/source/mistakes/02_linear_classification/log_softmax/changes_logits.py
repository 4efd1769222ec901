"""`logits -= ...` writes into the caller's array; `logits - ...` makes a new one."""

import numpy as np


def log_softmax(logits):
    logits = np.asarray(logits, dtype=float)
    logits -= logits.max(axis=1, keepdims=True)
    return logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
