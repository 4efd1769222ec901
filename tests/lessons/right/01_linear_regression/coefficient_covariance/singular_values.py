"""From the singular value decomposition, as lists."""

import numpy as np


def coefficient_covariance(X, variance):
    _, s, Vt = np.linalg.svd(np.asarray(X, dtype=float), full_matrices=False)
    return (variance * Vt.T / s**2 @ Vt).tolist()
