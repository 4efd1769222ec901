"""The static picture of a PenaltyExplorer, for pages without a kernel. Drawn without pyplot."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.palette import CURVE_STYLES
from descent.widgets.penalty.bowl import Bowl
from descent.widgets.penalty.payload import LEVEL, reach_of
from descent.widgets.penalty.solutions import NAMES, Solution, Solutions
from descent.widgets.students import Array

INK, BLUE, RED = (style.light for style in CURVE_STYLES[:3])
DASH = (0, (5, 2))
DIAMOND = np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]])

ANGLES = np.linspace(0, 2 * np.pi, 200)
CIRCLE = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)


def draw(ground: Bowl, shown: Solutions, labels: tuple[str, str]) -> Figure:
    """Both balls with the level lines that touch them, and both paths against the strength."""
    figure = Figure(figsize=(8.4, 4.0), facecolor="white")
    margins = {"left": 0.09, "right": 0.985, "top": 0.93, "bottom": 0.12, "wspace": 0.17, "hspace": 0.42}
    grid = figure.add_gridspec(2, 2, width_ratios=[1.1, 1], **margins)
    _draw_plane(figure.add_subplot(grid[:, 0]), ground, shown, labels)
    for row, (name, one, colour) in enumerate((("lasso", shown.lasso, BLUE), ("ridge", shown.ridge, RED))):
        axes = figure.add_subplot(grid[row, 1])
        if one is None:
            axes.text(0.5, 0.5, f"fit_{name} is missing", ha="center", va="center", fontsize=9, color=RED)
            axes.set_axis_off()
        else:
            _draw_path(axes, shown, one, colour)
            axes.set_title(_title(name, one), loc="left", fontsize=9)
    return figure


def _draw_plane(axes: Axes, ground: Bowl, shown: Solutions, labels: tuple[str, str]) -> None:
    reach, level = reach_of(ground), ground.level(LEVEL)
    for rise in np.sqrt(np.trace(ground.gram) / 2) * reach / 6 * np.arange(1, 24):
        axes.plot(*(shown.minimum + rise * level).T, color="#a9b8c8", lw=0.6)
    axes.axhline(0, color=INK, lw=0.6)
    axes.axvline(0, color=INK, lw=0.6)
    if shown.ridge is not None:
        _draw_ball(axes, ground, shown, shown.ridge, float(np.linalg.norm(shown.ridge.at)) * CIRCLE, RED)
    if shown.lasso is not None:
        _draw_ball(axes, ground, shown, shown.lasso, float(np.abs(shown.lasso.at).sum()) * DIAMOND, BLUE)
    axes.plot(*shown.minimum, "o", mfc="white", mec=INK, ms=7)
    beside: dict[str, Any] = {"ha": "right"} if shown.minimum[0] > 0 else {}
    axes.annotate(
        "least squares", tuple(shown.minimum), (0, 6), textcoords="offset points", fontsize=8, **beside
    )
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xlabel=labels[0], ylabel=labels[1])
    axes.set_title(f"λ = {shown.strength:.3g}", loc="left", fontsize=9)
    axes.tick_params(labelsize=8)


def _draw_ball(axes: Axes, ground: Bowl, shown: Solutions, one: Solution, border: Array, colour: str) -> None:
    rise = np.sqrt(ground.height(one.at, shown.minimum))
    axes.plot(*(shown.minimum + rise * ground.level(LEVEL)).T, color=colour, lw=1, ls=DASH)
    axes.fill(*border.T, color=colour, alpha=0.15, lw=0)
    axes.plot(*border.T, color=colour, lw=1.5)
    axes.plot(*one.at, "o", color=colour, ms=6)


def _draw_path(axes: Axes, shown: Solutions, one: Solution, colour: str) -> None:
    for column, dash in enumerate(("solid", DASH)):
        zero, weights = one.path.zero_from[column], one.path.along[:, column]
        axes.plot(one.path.strengths, weights, color=colour, lw=1.5, ls=dash, label=NAMES[column])
        if zero is not None:
            axes.plot(zero, 0, "o", mfc="white", mec=colour, ms=6, zorder=3)
    axes.axhline(0, color=INK, lw=0.6)
    axes.axvline(shown.strength, color=INK, lw=1, ls=":")
    axes.set_xscale("log")
    axes.tick_params(labelsize=8)
    axes.margins(0.02, 0.15)
    axes.legend(fontsize=8, frameon=False)


def _title(name: str, one: Solution) -> str:
    zeros = [
        (weight, zero) for weight, zero in zip(NAMES, one.path.zero_from, strict=True) if zero is not None
    ]
    told = ", ".join(f"{weight} by λ = {zero:.2g}" for weight, zero in zeros)
    return f"{name}, exactly 0: {told or 'none'}"
