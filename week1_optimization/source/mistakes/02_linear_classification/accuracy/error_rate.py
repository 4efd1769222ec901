"""This is the share of wrong answers; accuracy is the share of right ones."""

import numpy as np


def accuracy(predictions, labels):
    hits = np.asarray(predictions) == np.asarray(labels)
    return np.mean(~hits)
