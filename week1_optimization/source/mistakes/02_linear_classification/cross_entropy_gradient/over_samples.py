"""The softmax runs over the samples (axis 0); it runs over the classes of each row."""

import numpy as np


def cross_entropy_gradient(X, labels, W):
    X, W, labels = np.asarray(X, dtype=float), np.asarray(W, dtype=float), np.asarray(labels)
    z = X @ W
    p = np.exp(z - z.max(axis=0))
    p = p / p.sum(axis=0)
    return X.T @ (p - np.eye(p.shape[1])[labels]) / len(X)
