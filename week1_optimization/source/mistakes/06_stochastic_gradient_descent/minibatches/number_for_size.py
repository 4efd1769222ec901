"""batch_size is the size of a batch, not the number of batches."""

import numpy as np


def minibatches(n, batch_size, rng):
    return [batch for batch in np.array_split(rng.permutation(n), batch_size) if len(batch)]
