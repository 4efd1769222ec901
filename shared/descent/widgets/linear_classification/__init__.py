"""A straight boundary with handles: scores, softmax and cross-entropy by the student's code."""

from descent.widgets.linear_classification.linear_classification import LinearClassificationExplorer

__all__ = ["LinearClassificationExplorer"]
