"""Nothing is shuffled: the parts are neighbours in the file. Start from rng.permutation(n)."""

import numpy as np


def minibatches(n, batch_size, rng):
    batches = [np.arange(start, min(start + batch_size, n)) for start in range(0, n, batch_size)]
    order = [*rng.permutation(len(batches) - 1), len(batches) - 1]
    return [batches[j] for j in order]
