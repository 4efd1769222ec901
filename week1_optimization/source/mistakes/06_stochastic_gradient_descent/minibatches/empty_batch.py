"""A batch is empty where batch_size divides n; stop when nothing is left."""

import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[j * batch_size : (j + 1) * batch_size] for j in range(n // batch_size + 1)]
