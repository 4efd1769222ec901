"""Each sample is thrown into a part by itself, so that chance decides the sizes; cut one shuffled list."""

import numpy as np


def split_indices(n, fractions, rng):
    part = rng.choice(len(fractions), size=n, p=np.array(fractions) / np.sum(fractions))
    return [np.flatnonzero(part == j) for j in range(len(fractions))]
