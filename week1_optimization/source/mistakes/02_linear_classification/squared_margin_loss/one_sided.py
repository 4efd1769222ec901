"""This is the one-sided loss; the squared one also punishes margins above 1."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(np.maximum(0, 1 - m) ** 2)
