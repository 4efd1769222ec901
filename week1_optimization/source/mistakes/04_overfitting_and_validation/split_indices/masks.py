"""These are masks of True and False; return the indices of the samples."""

import numpy as np


def split_indices(n, fractions, rng):
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    return [np.isin(np.arange(n), part) for part in np.split(rng.permutation(n), borders[:-1])]
