"""The rest of the division is cut off; the last part has to reach to the end."""

import numpy as np


def split_indices(n, fractions, rng):
    order = rng.permutation(n)
    borders = (n * np.cumsum(fractions)).astype(int)
    return [order[a:b] for a, b in zip([0, *borders[:-1]], borders)]
