"""Each size is rounded by itself and one part takes all that is left; round the borders."""

import numpy as np


def split_indices(n, fractions, rng):
    order = rng.permutation(n)
    sizes = [int(n * f) for f in fractions[:-1]]
    return np.split(order, np.cumsum(sizes).astype(int))
