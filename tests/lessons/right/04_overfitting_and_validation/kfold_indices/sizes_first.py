"""The sizes first, then slices, and a tuple of lists."""

import numpy as np


def kfold_indices(n, k, rng):
    sizes = [n // k + (j < n % k) for j in range(k)]
    order, start, pairs = rng.permutation(n), 0, ()
    for size in sizes:
        rest = np.delete(order, np.arange(start, start + size)).tolist()
        pairs += ([rest, order[start : start + size].tolist()],)
        start += size
    return pairs
