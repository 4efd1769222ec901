"""Each part is drawn from what is left."""

import numpy as np


def split_indices(n, fractions, rng):
    left = np.arange(n)
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    parts = []
    for size in np.diff([0, *borders]):
        part = rng.choice(left, size=size, replace=False)
        left = np.setdiff1d(left, part)
        parts.append(part)
    return parts
