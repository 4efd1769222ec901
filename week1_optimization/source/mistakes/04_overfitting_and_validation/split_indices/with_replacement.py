"""A sample is drawn more than once; cut one shuffled list of all samples into parts."""

import numpy as np


def split_indices(n, fractions, rng):
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    return np.split(rng.integers(0, n, size=n), borders[:-1])
