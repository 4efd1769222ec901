"""Each answer is compared with every prediction, n × n of them; see the trap above."""

import numpy as np


def rss(X, y, beta):
    predictions = np.asarray(X, dtype=float) @ np.reshape(beta, (-1, 1))
    return np.sum((np.asarray(y) - predictions) ** 2)
