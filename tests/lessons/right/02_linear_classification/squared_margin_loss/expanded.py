"""The square multiplied out."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(1 - 2 * m + m * m)
