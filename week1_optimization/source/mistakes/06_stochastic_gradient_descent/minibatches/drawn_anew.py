"""A sample is drawn more than once; cut one shuffled list of all samples into parts."""

import numpy as np


def minibatches(n, batch_size, rng):
    for start in range(0, n, batch_size):
        yield rng.choice(n, size=min(batch_size, n - start), replace=False)
