"""The mean of the products runs from -1 to 1 and fits labels of -1 and +1 only."""

import numpy as np


def accuracy(predictions, labels):
    return np.mean(np.asarray(predictions) * np.asarray(labels))
