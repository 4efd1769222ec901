"""Train and validation are swapped; a fold validates on its small part."""

import numpy as np


def kfold_indices(n, k, rng):
    folds = np.array_split(rng.permutation(n), k)
    return [(fold, np.setdiff1d(np.arange(n), fold)) for fold in folds]
