"""Train has to be all samples that do not validate in this fold, and no other."""

import numpy as np


def kfold_indices(n, k, rng):
    order = rng.permutation(n)
    return [(order, fold) for fold in np.array_split(order, k)]
