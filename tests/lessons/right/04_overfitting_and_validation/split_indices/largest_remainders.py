"""Sizes rounded down; the samples that are left go to the largest remainders."""

import numpy as np


def split_indices(n, fractions, rng):
    shares = n * np.asarray(fractions, dtype=float)
    sizes = np.floor(shares + 1e-9).astype(int)
    left = n - sizes.sum()
    sizes[np.argsort(sizes - shares)[:left]] += 1
    return tuple(np.split(rng.permutation(n), np.cumsum(sizes)[:-1]))
