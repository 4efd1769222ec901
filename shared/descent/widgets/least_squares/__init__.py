"""A line through points that can be dragged: residuals, projection and hat matrix by the student's code."""

from descent.widgets.least_squares.least_squares import LeastSquaresExplorer

__all__ = ["LeastSquaresExplorer"]
