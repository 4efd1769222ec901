"""k is the number of folds, not the size of one."""

import numpy as np


def kfold_indices(n, k, rng):
    order = rng.permutation(n)
    folds = [order[i : i + k] for i in range(0, n, k)]
    return [(np.setdiff1d(order, fold), fold) for fold in folds]
