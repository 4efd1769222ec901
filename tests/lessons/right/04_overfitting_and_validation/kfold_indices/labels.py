"""A shuffled label for each sample."""

import numpy as np


def kfold_indices(n, k, rng):
    label = rng.permutation(np.arange(n) % k)
    return [(np.flatnonzero(label != j), np.flatnonzero(label == j)) for j in range(k)]
