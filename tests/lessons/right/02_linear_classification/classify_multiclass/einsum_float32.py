"""In single precision with einsum."""

import numpy as np


def classify_multiclass(X, W):
    scores = np.einsum("nd,dk->kn", np.asarray(X, dtype=np.float32), np.asarray(W, dtype=np.float32))
    return scores.argmax(axis=0)
