"""Everything from the start."""

import numpy as np


def noise_variance(X, y, beta):
    residuals = np.asarray(y, dtype=float) - np.asarray(X, dtype=float) @ np.asarray(beta, dtype=float)
    return (residuals**2).sum() / (len(residuals) - len(beta))
