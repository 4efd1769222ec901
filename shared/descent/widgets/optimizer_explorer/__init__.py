"""Optimisers racing on a surface: trajectories by the student's code, drawn and played in the browser."""

from descent.widgets.optimizer_explorer.optimizer_explorer import OptimizerExplorer

__all__ = ["OptimizerExplorer"]
