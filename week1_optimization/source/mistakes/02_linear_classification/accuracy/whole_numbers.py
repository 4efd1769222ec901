"""// divides whole numbers and cuts off the rest; use /."""

import numpy as np


def accuracy(predictions, labels):
    hits = np.asarray(predictions) == np.asarray(labels)
    return int(np.sum(hits)) // len(hits)
