"""This is the hinge loss of the support vector machine; the square is missing."""

import numpy as np


def one_sided_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(np.maximum(0, 1 - m))
