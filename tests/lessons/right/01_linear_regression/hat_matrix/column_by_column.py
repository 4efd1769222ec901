"""The fit of each unit vector."""

import numpy as np


def hat_matrix(X):
    X = np.asarray(X, dtype=float)
    return np.transpose([X @ np.linalg.lstsq(X, unit, rcond=None)[0] for unit in np.eye(len(X))])
