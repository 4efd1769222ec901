"""Interactive widgets: Python computes with the student's own code, JavaScript draws."""

from descent.widgets.batches import BatchExplorer
from descent.widgets.learning_rate import LearningRateExplorer
from descent.widgets.least_squares import LeastSquaresExplorer
from descent.widgets.linear_classification import LinearClassificationExplorer
from descent.widgets.optimizer_explorer import OptimizerExplorer, TorchOptimizer
from descent.widgets.overfitting import OverfittingExplorer
from descent.widgets.penalty import PenaltyExplorer

__all__ = [
    "BatchExplorer",
    "LearningRateExplorer",
    "LeastSquaresExplorer",
    "LinearClassificationExplorer",
    "OptimizerExplorer",
    "OverfittingExplorer",
    "PenaltyExplorer",
    "TorchOptimizer",
]
