"""In single precision with einsum."""

import numpy as np


def mse(X, y, w):
    r = np.einsum("nd,d->n", np.asarray(X, dtype=np.float32), np.asarray(w, dtype=np.float32)) - np.asarray(
        y, dtype=np.float32
    )
    return np.vdot(r, r) / np.float32(len(r))
