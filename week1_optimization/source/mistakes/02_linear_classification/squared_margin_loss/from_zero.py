"""This is the mean of m^2; the margin is compared with 1, not with 0."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(m ** 2)
