"""== asks whether two lists are the same as a whole; turn them into arrays to compare entry by entry."""

import numpy as np


def accuracy(predictions, labels):
    return float(np.mean(predictions == labels))
