"""The root of the mean is taken; the loss is the mean itself."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.sqrt(np.mean((1 - m) ** 2))
