"""Nothing is shuffled: the parts are neighbours in the file. Start from rng.permutation(n)."""

import numpy as np


def minibatches(n, batch_size, rng):
    for start in range(0, n, batch_size):
        yield rng.permutation(np.arange(start, min(start + batch_size, n)))
