"""All that is left over goes into one fold; give one sample more to each of the first folds."""

import numpy as np


def kfold_indices(n, k, rng):
    order, size = rng.permutation(n), n // k
    folds = [order[j * size : (j + 1) * size] for j in range(k - 1)] + [order[(k - 1) * size :]]
    return [(np.setdiff1d(order, fold), fold) for fold in folds]
