"""A prediction that is larger than its label is not right; compare with ==."""

import numpy as np


def accuracy(predictions, labels):
    return np.mean(np.asarray(predictions) >= np.asarray(labels))
