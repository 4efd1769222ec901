"""A generator of its own is made on every call, with a fixed seed; use the `rng` that is given."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.random.default_rng(0).permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]
