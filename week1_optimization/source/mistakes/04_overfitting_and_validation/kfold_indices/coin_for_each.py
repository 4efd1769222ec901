"""Each sample is thrown into a part by itself, so that chance decides the sizes; cut one shuffled list."""

import numpy as np


def kfold_indices(n, k, rng):
    fold = rng.integers(0, k, size=n)
    return [(np.flatnonzero(fold != j), np.flatnonzero(fold == j)) for j in range(k)]
