"""The pseudoinverse times its transpose."""

import numpy as np


def coefficient_covariance(X, variance):
    A = np.linalg.pinv(np.asarray(X, dtype=float))
    return (A * variance) @ A.T
