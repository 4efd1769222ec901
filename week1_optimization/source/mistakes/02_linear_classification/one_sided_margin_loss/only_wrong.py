"""Only the samples on the wrong side count here; a margin between 0 and 1 is punished as well."""

import numpy as np


def one_sided_margin_loss(margins):
    m = np.asarray(margins, dtype=float)
    return np.mean(np.where(m < 0, (1 - m) ** 2, 0))
