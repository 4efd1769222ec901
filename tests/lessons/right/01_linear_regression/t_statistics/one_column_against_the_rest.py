"""Each column's part that the others do not explain."""

import numpy as np


def t_statistics(X, y):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    residuals, result = y - X @ np.linalg.pinv(X) @ y, []
    for j in range(X.shape[1]):
        others = np.delete(X, j, axis=1)
        own = X[:, j] - others @ np.linalg.pinv(others) @ X[:, j]
        result.append(own @ y / np.linalg.norm(own) / np.linalg.norm(residuals))
    return np.array(result) * (X.shape[0] - X.shape[1]) ** 0.5
