"""A random number for each sample; the parts are sorted."""

import numpy as np


def split_indices(n, fractions, rng):
    order = np.argsort(rng.random(n))
    borders = np.rint(n * np.cumsum(fractions)).astype(int)
    return [np.sort(part) for part in np.split(order, borders[:-1])]
