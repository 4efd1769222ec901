"""Gradient descent on a quadratic loss at a rate that can be dragged, by the student's code."""

from descent.widgets.learning_rate.learning_rate import LearningRateExplorer

__all__ = ["LearningRateExplorer"]
