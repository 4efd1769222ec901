"""The square is missing: positive and negative differences cancel."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(1 - m)
