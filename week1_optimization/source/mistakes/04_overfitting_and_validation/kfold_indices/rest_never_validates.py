"""The rest of the division is cut off; the last part has to reach to the end."""

import numpy as np


def kfold_indices(n, k, rng):
    order, size = rng.permutation(n), n // k
    folds = [order[j * size : (j + 1) * size] for j in range(k)]
    return [(np.setdiff1d(order, fold), fold) for fold in folds]
