"""The sum is divided by n - 1; here it is divided by n."""

import numpy as np


def squared_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.sum((1 - m) ** 2) / (len(m) - 1)
