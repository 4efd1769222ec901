"""This has a number for each sample; accuracy is their mean."""

import numpy as np


def accuracy(predictions, labels):
    hits = np.asarray(predictions) == np.asarray(labels)
    return hits.astype(float)
