"""Everything from the start, with signs as a factor."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    A = np.linalg.pinv(X)
    df = float(X.shape[0] - X.shape[1])
    error = np.linalg.norm(y - X @ A @ y) / df**0.5 * np.linalg.norm(A, axis=1)
    return (A @ y)[:, None] + t_quantile(df) * error[:, None] * [-1, 1]
