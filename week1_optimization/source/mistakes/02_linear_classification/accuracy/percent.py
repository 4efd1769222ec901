"""This is in percent; accuracy is a number between 0 and 1."""

import numpy as np


def accuracy(predictions, labels):
    hits = np.asarray(predictions) == np.asarray(labels)
    return 100 * np.mean(hits)
