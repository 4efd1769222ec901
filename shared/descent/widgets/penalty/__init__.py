"""Ridge and lasso for two weights with a least-squares point that can be dragged, by the student's code."""

from descent.widgets.penalty.penalty import PenaltyExplorer

__all__ = ["PenaltyExplorer"]
