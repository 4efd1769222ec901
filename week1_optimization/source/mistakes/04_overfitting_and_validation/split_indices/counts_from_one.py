"""Indices begin at 0 and end at n - 1."""

import numpy as np


def split_indices(n, fractions, rng):
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    return np.split(1 + rng.permutation(n), borders[:-1])
