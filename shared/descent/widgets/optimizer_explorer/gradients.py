"""The gradient that an optimiser is handed: with mini-batch noise if wanted, its calls recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from descent.surfaces import LossSurface, Surface

Array = NDArray[np.float64]
Gradient = Callable[[Any], Array]
SEED = 1729


def noisy(surface: Surface, noise: float) -> Gradient:
    """The surface's gradient as a mini-batch would give it.

    The noise of the k-th call is the same for every optimiser, so that a race is fair.

    Parameters
    ----------
    surface : Surface
        A `LossSurface` takes its mean over samples drawn with replacement; on other surfaces independent
        normal noise is added to both coordinates.
    noise : float
        For a `LossSurface` the size of the batch, 0 for all samples; for another the standard deviation.
    """
    if noise <= 0:
        return surface.gradient
    rng = np.random.default_rng(SEED)
    if isinstance(surface, LossSurface):
        n, size = surface.num_samples, round(noise)
        return (
            surface.gradient if size >= n else lambda w: surface.batch_gradient(w, rng.integers(n, size=size))
        )
    return lambda w: surface.gradient(w) + noise * rng.standard_normal(2)


@dataclass(frozen=True)
class Calls:
    """What the steps of a walk asked for.

    Attributes
    ----------
    at, gradients : ndarray, shape (k, 2)
        Where each step asked for the gradient first, and what it got; NaN if it did not ask.
    counts : ndarray of int, shape (k,)
        How often it asked.
    """

    at: Array
    gradients: Array
    counts: NDArray[np.int64]


class Recorder:
    """A gradient that notes the first call of each step: where it was asked for and what it was.

    Attributes
    ----------
    count : int
        Calls since the last `next_step`.
    """

    def __init__(self, gradient: Gradient) -> None:
        self._gradient, self.count = gradient, 0
        self._at: list[Array] = []
        self._values: list[Array] = []
        self._counts: list[int] = []

    def __call__(self, w: Any) -> Array:
        """The gradient at a point, shape (2,)."""
        value = self._gradient(w)
        self.count += 1
        if self.count == 1:
            self._at.append(np.array(w, dtype=np.float64))
            self._values.append(value.copy())
        return value

    def next_step(self) -> None:
        """Note that a step is over."""
        if not self.count:
            self._at.append(_NOTHING)
            self._values.append(_NOTHING)
        self._counts.append(self.count)
        self.count = 0

    def calls(self, steps: int) -> Calls:
        """The calls of the first ``steps`` steps."""
        at, values = (np.array(rows[:steps]).reshape(-1, 2) for rows in (self._at, self._values))
        return Calls(at, values, np.array(self._counts[:steps], dtype=np.int64))


_NOTHING = np.full(2, np.nan)
