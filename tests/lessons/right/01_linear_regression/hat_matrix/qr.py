"""An orthonormal basis of the columns."""

import numpy as np


def hat_matrix(X):
    Q, _ = np.linalg.qr(np.asarray(X, dtype=float))
    return Q @ Q.T
