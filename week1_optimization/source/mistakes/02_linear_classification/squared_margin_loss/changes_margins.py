"""`margins -= 1` writes into the caller's array; `margins - 1` makes a new one."""

import numpy as np


def squared_margin_loss(margins):
    margins = np.asarray(margins, dtype=float)
    margins -= 1
    return np.mean(margins ** 2)
