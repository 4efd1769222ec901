"""What can be set in an OptimizerExplorer, and how a message of the browser changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from descent.surfaces import EllipticSurface, FunctionSurface, LossSurface, Surface
from descent.widgets.optimizer_explorer.entrants import HYPER
from descent.widgets.optimizer_explorer.trajectories import INFINITE, Array

MOST_STEPS = 5000
PREVIEW_STEPS = 150


@dataclass(frozen=True)
class Settings:
    """One setting of all the controls.

    Attributes
    ----------
    number : int
        Which of the surfaces.
    surface : Surface
        That surface, with the condition number and rotation that were asked for.
    start : ndarray, shape (2,)
    num_steps : int
        Steps that are asked for.
    multiplier : float
        Of all learning rates.
    noise : float
        Standard deviation or batch size, see `noisy`.
    hyper : tuple of dict
        Changed settings of each optimiser.
    preview : bool
        Whether at most ``PREVIEW_STEPS`` are walked, since the user is still dragging.
    focus : int or None
        The only optimiser whose steps are looked into, which takes time and room; None for all of them.
    """

    number: int
    surface: Surface
    start: Array
    num_steps: int
    multiplier: float = 1.0
    noise: float = 0.0
    hyper: tuple[Mapping[str, float], ...] = ()
    preview: bool = False
    focus: int | None = 0

    @property
    def walked(self) -> int:
        """Steps that are walked."""
        return min(self.num_steps, PREVIEW_STEPS) if self.preview else self.num_steps

    def looks_into(self, index: int) -> bool:
        """Whether the steps of this optimiser are looked into."""
        return self.focus is None or self.focus == index


def changed(now: Settings, message: Mapping[str, Any], surfaces: Sequence[Surface], count: int) -> Settings:
    """The settings after a message; what it does not name stays.

    Raises
    ------
    TypeError, ValueError
        If a value in the message is not as described.
    """
    number = _index("surface", message.get("surface", now.number), len(surfaces))
    preview = bool(message.get("preview", False))
    other = number != now.number
    surface = _reshaped(surfaces[number] if other else now.surface, message)
    start = message.get("start")
    if start is not None:
        point = start_on(surface, start)
    else:
        point = start_on(surface, surface.start) if other else now.start
    return replace(
        now,
        number=number,
        surface=surface,
        start=point,
        num_steps=whole_steps(message.get("num_steps", now.num_steps)),
        multiplier=positive("multiplier", message.get("multiplier", now.multiplier)),
        noise=_noise(message.get("noise", 0.0 if other else now.noise), surface),
        hyper=_hyper(message.get("hyper", now.hyper), count),
        preview=preview,
        focus=_index("focus", message.get("focus", now.focus), count),
    )


def surfaces_of(surface: Any) -> tuple[Surface, ...]:
    """One surface or function, or a list of them, as surfaces."""
    several = surface if isinstance(surface, (list, tuple)) else [surface]
    if not several:
        msg = "surface is an empty list, expected at least one Surface"
        raise ValueError(msg)
    return tuple(_surface(one) for one in several)


def start_on(surface: Surface, start: ArrayLike) -> Array:
    """The point as an array, after a check that the surface is finite there."""
    try:
        point = np.array(start, dtype=np.float64)
    except (TypeError, ValueError):
        msg = f"start is {start!r}, expected two numbers"
        raise TypeError(msg) from None
    if point.shape != (2,):
        msg = f"start has shape {point.shape}, expected (2,): the surface has two parameters"
        raise ValueError(msg)
    if not np.all(np.isfinite(point)):
        msg = f"start is {point}, expected finite numbers"
        raise ValueError(msg)
    with np.errstate(all="ignore"):
        height = surface.value(point)
    if not abs(height) < INFINITE:
        msg = f"start is {point}, where the surface is {height}, expected a point with a finite value"
        raise ValueError(msg)
    return point


def whole_steps(num_steps: Any) -> int:
    """The number of steps, after a check."""
    if isinstance(num_steps, bool) or not isinstance(num_steps, (int, np.integer)):
        msg = f"num_steps is {num_steps!r}, expected a whole number"
        raise TypeError(msg)
    if not 1 <= num_steps <= MOST_STEPS:
        msg = f"num_steps is {num_steps}, expected 1 to {MOST_STEPS}"
        raise ValueError(msg)
    return int(num_steps)


def positive(name: str, value: Any) -> float:
    """A positive finite number, after a check."""
    checked = _number(name, value)
    if checked <= 0:
        msg = f"{name} is {value}, expected a positive finite number"
        raise ValueError(msg)
    return checked


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.number)):
        msg = f"{name} is {value!r}, expected a number"
        raise TypeError(msg)
    if not np.isfinite(value):
        msg = f"{name} is {value}, expected a positive finite number"
        raise ValueError(msg)
    return float(value)


def _index(name: str, number: Any, count: int) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < count:
        msg = f"{name} is {number!r}, expected a whole number below {count}"
        raise ValueError(msg)
    return number


def _surface(surface: Any) -> Surface:
    wanted = ("name", "bounds", "start", "minima", "value", "gradient")
    if all(hasattr(surface, name) for name in wanted) and not isinstance(surface, type):
        found: Surface = surface
        return found
    if callable(surface) and not isinstance(surface, type):
        return FunctionSurface(surface)
    what = f"the class {surface.__name__}" if isinstance(surface, type) else type(surface).__name__
    msg = (
        f"surface is {what}, expected a Surface such as EllipticSurface(condition_number=10.0), or a function"
    )
    raise TypeError(msg)


def _reshaped(surface: Surface, message: Mapping[str, Any]) -> Surface:
    """An ellipse with the condition number and rotation asked for; another surface as it is."""
    if not isinstance(surface, EllipticSurface):
        return surface
    condition_number = message.get("condition_number", surface.condition_number)
    rotation = message.get("rotation", surface.rotation)
    if (condition_number, rotation) == (surface.condition_number, surface.rotation):
        return surface
    return EllipticSurface(positive("condition_number", condition_number), _number("rotation", rotation))


def _noise(noise: Any, surface: Surface) -> float:
    checked = _number("noise", noise)
    if checked < 0:
        msg = f"noise is {noise}, expected 0 or more"
        raise ValueError(msg)
    return min(checked, float(surface.num_samples)) if isinstance(surface, LossSurface) else checked


def _hyper(hyper: Any, count: int) -> tuple[Mapping[str, float], ...]:
    """For each optimiser the changed settings, checked, since they come from outside."""
    if not isinstance(hyper, (list, tuple)) or len(hyper) not in (0, count):
        msg = f"hyper is {hyper!r}, expected a list of {count} settings"
        raise ValueError(msg)
    return tuple(_one_hyper(one) for one in hyper)


def _one_hyper(settings: Any) -> dict[str, float]:
    if not isinstance(settings, Mapping) or not set(settings) <= set(HYPER):
        msg = f"hyper has {settings!r}, expected settings out of {', '.join(HYPER)}"
        raise ValueError(msg)
    return {name: _number(name, value) for name, value in settings.items()}
