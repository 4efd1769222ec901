"""The penalty as d further rows of the data, with zeros as answers."""

import numpy as np


def ridge_loss(X, y, w, strength):
    X, y, w = np.asarray(X, float), np.asarray(y, float), np.asarray(w, float)
    n, d = X.shape
    rows = np.vstack([X, np.sqrt(n * strength) * np.eye(d)])
    return np.linalg.norm(rows @ w - np.append(y, np.zeros(d))) ** 2 / n
