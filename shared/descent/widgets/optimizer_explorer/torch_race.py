"""PyTorch's own optimisers as entrants of a race. torch is imported when one is made, not before."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class TorchOptimizer:
    """An optimiser of ``torch.optim`` with the course's ``step(w, gradient)``, in float64.

    ``SGD(nesterov=True)`` walks along the look-ahead points w − αh: that is PyTorch's parameter.

    Parameters
    ----------
    name : str
        Its class in ``torch.optim``, such as ``"Adam"``.
    **settings
        What the class is called with, ``lr`` first of all.

    Attributes
    ----------
    learning_rate : float
        ``lr``; a change counts from the next fresh run on.

    Raises
    ------
    ModuleNotFoundError
        If torch is not installed.
    ValueError
        If ``torch.optim`` has no such class.
    """

    def __init__(self, name: str, **settings: Any) -> None:
        import torch

        if not isinstance(getattr(torch.optim, name, None), type):
            msg = f"name is {name!r}, expected a class in torch.optim such as 'Adam'"
            raise ValueError(msg)
        self._name, self._settings = name, settings
        self._parameter: Any = None
        self._optimizer: Any = None
        self.step(
            np.zeros(2), np.asarray
        )  # a first step of any takes half a second, and names wrong settings here
        self._parameter = self._optimizer = None

    @property
    def learning_rate(self) -> float:
        """``lr``."""
        return float(self._settings["lr"])

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self._settings = {**self._settings, "lr": rate}

    def step(self, w: Array, gradient: Any) -> Array:
        """Return the new point, shape (...), from the point ``w``, shape (...)."""
        import torch

        if self._optimizer is None:
            self._parameter = torch.zeros(np.shape(w), dtype=torch.float64, requires_grad=True)
            self._optimizer = getattr(torch.optim, self._name)([self._parameter], **self._settings)
        with torch.no_grad():
            self._parameter.copy_(torch.as_tensor(w))
        self._parameter.grad = torch.as_tensor(np.array(gradient(w), dtype=np.float64))
        self._optimizer.step()
        new: Array = self._parameter.detach().numpy().copy()
        return new
