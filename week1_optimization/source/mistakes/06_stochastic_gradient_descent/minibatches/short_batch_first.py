"""The short batch comes first; it is the last."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return np.split(order, np.arange(n % batch_size or batch_size, n, batch_size))
