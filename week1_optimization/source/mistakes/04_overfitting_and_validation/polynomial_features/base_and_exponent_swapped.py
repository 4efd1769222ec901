"""Here j is raised to the power x; raise x to the power j."""

import numpy as np


def polynomial_features(x, degree):
    with np.errstate(all="ignore"):
        return np.arange(degree + 1.0) ** np.asarray(x, dtype=float)[:, None]
