"""This is the mean of the accuracies within each class; here every sample counts the same."""

import numpy as np


def accuracy(predictions, labels):
    hits = np.asarray(predictions) == np.asarray(labels)
    labels = np.asarray(labels)
    return np.mean([hits[labels == label].mean() for label in np.unique(labels)])
