"""The rest of the division is cut off; the last part has to reach to the end."""

import numpy as np


def split_indices(n, fractions, rng):
    order, parts, start = rng.permutation(n), [], 0
    for f in fractions:
        size = int(n * f)
        parts.append(order[start : start + size])
        start += size
    return parts
