"""The shuffle does not come from `rng`; use its methods and no other source of randomness."""

import numpy as np


def split_indices(n, fractions, rng):
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    return np.split(np.random.permutation(n), borders[:-1])
