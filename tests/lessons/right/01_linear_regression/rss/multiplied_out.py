"""The products multiplied out as a quadratic form."""

import numpy as np


def rss(X, y, beta):
    X, y, beta = (np.asarray(array, dtype=float) for array in (X, y, beta))
    residual = np.append(y[:, None], X, axis=1) @ np.append(1.0, -beta)
    return float(residual.T @ residual)
