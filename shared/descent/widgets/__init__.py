"""Interactive widgets: Python computes with the student's own code, JavaScript draws."""

from descent.widgets.optimizer_explorer import OptimizerExplorer, TorchOptimizer

__all__ = ["OptimizerExplorer", "TorchOptimizer"]
