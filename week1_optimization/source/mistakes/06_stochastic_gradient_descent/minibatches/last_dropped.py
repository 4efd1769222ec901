"""The rest of the division is cut off; the last part has to reach to the end."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[j * batch_size : (j + 1) * batch_size] for j in range(n // batch_size)]
