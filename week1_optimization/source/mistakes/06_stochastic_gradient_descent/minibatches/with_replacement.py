"""A sample is drawn more than once; cut one shuffled list of all samples into parts."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.integers(0, n, size=n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]
