"""A loop over the samples."""

import numpy as np


def noise_variance(X, y, beta):
    squares = [(answer - np.dot(row, beta)) ** 2 for row, answer in zip(X, y, strict=True)]
    return sum(squares) / (len(squares) - len(X[0]))
