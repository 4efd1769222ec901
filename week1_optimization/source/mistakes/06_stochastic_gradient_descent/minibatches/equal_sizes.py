"""The batches are made nearly equal; all but the last have batch_size samples."""

import numpy as np


def minibatches(n, batch_size, rng):
    return np.array_split(rng.permutation(n), -(-n // batch_size))
