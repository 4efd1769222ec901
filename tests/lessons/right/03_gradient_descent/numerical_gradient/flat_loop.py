"""Counted through flat, on a copy that is moved and moved back."""

import numpy as np


def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float, order="C")
    flat, g = w.reshape(-1), np.empty(w.size)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + h
        above = f(w)
        flat[i] = kept - h
        g[i] = (above - f(w)) / (2 * h)
        flat[i] = kept
    return g.reshape(w.shape)
