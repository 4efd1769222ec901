"""In single precision."""

import numpy as np


def squared_margin_loss(margins):
    return np.square(1 - np.asarray(margins, dtype=np.float32)).mean()
