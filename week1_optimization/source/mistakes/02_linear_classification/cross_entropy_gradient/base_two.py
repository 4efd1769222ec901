"""This is the gradient of the loss in bits, with the logarithm to the base 2; here it is the natural one."""

import numpy as np


def cross_entropy_gradient(X, labels, W):
    X, W, labels = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(labels)
    z = X @ W
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z)
    p = p / p.sum(axis=1, keepdims=True)
    n, k = p.shape
    return X.T @ (p - np.eye(k)[labels]) / n / np.log(2)
