"""One sample, a mini-batch or all samples a step, for the same work, by the student's code."""

from descent.widgets.batches.batches import BatchExplorer

__all__ = ["BatchExplorer"]
