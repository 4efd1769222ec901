"""Polynomials of rising degree judged by folds: training and validation error by the student's code."""

from descent.widgets.overfitting.overfitting import OverfittingExplorer

__all__ = ["OverfittingExplorer"]
