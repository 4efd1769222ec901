"""A random number for each sample; an iterator, and sorted batches."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.argsort(rng.random(n))
    return iter([np.sort(order[k : k + batch_size]) for k in range(0, n, batch_size)])
