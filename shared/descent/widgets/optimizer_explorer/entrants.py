"""Who takes part in a race: a student's optimisers, or classes to make them from."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from descent.palette import CURVE_STYLES

# What the course's optimisers call their settings; nothing else about an object is known beforehand.
HYPER = ("learning_rate", "alpha", "beta1", "beta2", "eps")


@dataclass(frozen=True)
class Entrant:
    """One optimiser in the race: an instance to copy, or a factory to call with ``learning_rate=``."""

    name: str
    optimizer: Any
    is_factory: bool

    def fresh(self, learning_rate: float, multiplier: float, hyper: Mapping[str, float]) -> Any:
        """An optimiser with unused state.

        Parameters
        ----------
        learning_rate : float
            What a factory is called with.
        multiplier : float
            Its rate is multiplied by this, where its rate can be set.
        hyper : dict of str to float
            Settings to change before, by the names in ``HYPER``.
        """
        optimizer = self._made(hyper.get("learning_rate", learning_rate))
        for name, value in hyper.items():
            if number(optimizer, name) is not None:
                setattr(optimizer, name, value)
        own = number(optimizer, "learning_rate")
        if own is not None and multiplier != 1.0:
            optimizer.learning_rate = own * multiplier
        return optimizer

    def _made(self, learning_rate: float) -> Any:
        return (
            self.optimizer(learning_rate=learning_rate) if self.is_factory else copy.deepcopy(self.optimizer)
        )


def number(optimizer: Any, name: str) -> float | None:
    """The attribute of this name, if it is a number."""
    try:
        value = getattr(optimizer, name)
        return None if isinstance(value, bool) else float(value)
    except Exception:  # noqa: BLE001  the attribute may be the student's property
        return None


def hyper_of(optimizer: Any) -> dict[str, float]:
    """All the settings that can be read from an optimiser."""
    found = {name: number(optimizer, name) for name in HYPER}
    return {name: value for name, value in found.items() if value is not None and np.isfinite(value)}


def entrants(optimizers: Any) -> tuple[Entrant, ...]:
    """The entrants of an OptimizerExplorer, from its argument of that name."""
    if not isinstance(optimizers, Mapping):
        msg = f"optimizers is {type(optimizers).__name__}, expected a dict of names to optimisers"
        raise TypeError(msg)
    if not 1 <= len(optimizers) <= len(CURVE_STYLES):
        msg = f"optimizers has {len(optimizers)} entries, expected 1 to {len(CURVE_STYLES)}"
        raise ValueError(msg)
    return tuple(_entrant(name, optimizer) for name, optimizer in optimizers.items())


def _entrant(name: Any, optimizer: Any) -> Entrant:
    if not isinstance(name, str) or not name.strip():
        msg = f"optimizers has the key {name!r}, expected a name"
        raise TypeError(msg)
    if isinstance(optimizer, type) or (callable(optimizer) and not hasattr(optimizer, "step")):
        return Entrant(name, optimizer, is_factory=True)
    if not callable(getattr(optimizer, "step", None)):
        expected = "an object with step(w, gradient), or a class"
        msg = f"optimizers[{name!r}] is {type(optimizer).__name__}, expected {expected}"
        raise TypeError(msg)
    return Entrant(name, _own_copy(optimizer), is_factory=False)


def _own_copy(optimizer: Any) -> Any:
    """A copy that later steps elsewhere leave alone; what cannot be copied fails visibly in its run."""
    try:
        return copy.deepcopy(optimizer)
    except Exception:  # noqa: BLE001  copying calls the student's code
        return optimizer
