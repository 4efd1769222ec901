"""A sample is drawn more than once; cut one shuffled list of all samples into parts."""

import numpy as np


def split_indices(n, fractions, rng):
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    sizes = np.diff([0, *borders])
    return [rng.permutation(n)[:size] for size in sizes]
