"""Train has to be all samples that do not validate in this fold, and no other."""

import numpy as np


def kfold_indices(n, k, rng):
    order = rng.permutation(n)
    places = np.array_split(np.arange(n), k)
    return [(np.setdiff1d(np.arange(n), place), order[place]) for place in places]
