"""np.sign, with its zeros mended."""

import numpy as np


def classify_sign(X, w):
    signs = np.sign(np.asarray(X, dtype=float) @ np.asarray(w, dtype=float))
    signs[signs == 0] = 1
    return signs
