"""From the triangular factor."""

import numpy as np


def confidence_intervals(X, y, t_quantile):
    Q, R = np.linalg.qr(np.asarray(X, dtype=float))
    inverse, df = np.linalg.inv(R), Q.shape[0] - Q.shape[1]
    beta = inverse @ (Q.T @ y)
    reach = t_quantile(df) * np.sqrt(np.sum((y - Q @ (Q.T @ y)) ** 2) / df * np.sum(inverse**2, axis=1))
    return np.stack([beta - reach, beta + reach], axis=-1)
