"""One minus the share of errors."""

import numpy as np


def accuracy(predictions, labels):
    return 1 - np.count_nonzero(np.asarray(predictions) != np.asarray(labels)) / len(labels)
