"""Nothing is shuffled: the parts are neighbours in the file. Start from rng.permutation(n)."""

import numpy as np


def kfold_indices(n, k, rng):
    folds = np.array_split(np.arange(n), k)
    return [(np.setdiff1d(np.arange(n), fold), fold) for fold in folds]
