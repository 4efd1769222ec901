"""Each batch is drawn from what is left."""

import numpy as np


def minibatches(n, batch_size, rng):
    left = np.arange(n)
    while left.size:
        batch = rng.choice(left, size=min(batch_size, left.size), replace=False)
        left = np.setdiff1d(left, batch)
        yield batch
