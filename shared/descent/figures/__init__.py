"""The lessons' figures. Each function returns a figure that carries its alternative text in ``alt``."""

from descent.figures.paths import fixed_rates, walks
from descent.figures.rates import (
    bias_correction,
    error_multiplier,
    momentum_memory,
    settling_steps,
    step_sizes,
)
from descent.figures.style import LessonFigure
from descent.figures.vectors import look_ahead

__all__ = [
    "LessonFigure",
    "bias_correction",
    "error_multiplier",
    "fixed_rates",
    "look_ahead",
    "momentum_memory",
    "settling_steps",
    "step_sizes",
    "walks",
]
