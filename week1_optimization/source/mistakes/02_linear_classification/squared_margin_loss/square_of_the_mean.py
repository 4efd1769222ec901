"""The mean is taken before the square; square each difference first."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(1 - m) ** 2
