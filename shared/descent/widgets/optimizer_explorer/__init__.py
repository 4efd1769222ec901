"""Optimisers racing on a surface: trajectories by the student's code, drawn and played in the browser."""

from descent.widgets.optimizer_explorer.optimizer_explorer import OptimizerExplorer
from descent.widgets.optimizer_explorer.torch_race import TorchOptimizer

__all__ = ["OptimizerExplorer", "TorchOptimizer"]
