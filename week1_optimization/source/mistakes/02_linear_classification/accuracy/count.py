"""This is the number of right answers; divide by the number of samples."""

import numpy as np


def accuracy(predictions, labels):
    hits = np.asarray(predictions) == np.asarray(labels)
    return int(np.sum(hits))
