"""A sample is drawn more than once; cut one shuffled list of all samples into parts."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, max(1, batch_size - 1))]
