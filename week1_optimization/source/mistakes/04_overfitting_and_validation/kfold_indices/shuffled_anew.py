"""A sample is drawn more than once; cut one shuffled list of all samples into parts."""

import numpy as np


def kfold_indices(n, k, rng):
    pairs = []
    for j in range(k):
        order = rng.permutation(n)
        fold = np.array_split(order, k)[j]
        pairs.append((np.setdiff1d(order, fold), fold))
    return pairs
