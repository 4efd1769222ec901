"""This is (1 + m)^2: the loss would grow with every right answer. It is (1 - m)^2."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean((1 + m) ** 2)
