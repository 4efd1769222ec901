"""Train has to be all samples that do not validate in this fold, and no other."""

import numpy as np


def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(folds[j - 1], folds[j]) for j in range(k)]
