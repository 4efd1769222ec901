"""The mean is taken over the samples with a loss above 0; here it is over all of them."""

import numpy as np


def one_sided_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean((1 - m[m < 1]) ** 2)
