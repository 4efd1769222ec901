"""Counted in plain Python."""


def accuracy(predictions, labels):
    hits = 0
    for prediction, label in zip(predictions, labels, strict=True):
        hits += bool(prediction == label)
    return hits / len(labels)
