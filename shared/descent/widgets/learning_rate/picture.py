"""The static picture of a LearningRateExplorer, for pages without a kernel. Drawn without pyplot."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.palette import CURVE_STYLES
from descent.widgets.learning_rate.payload import Window
from descent.widgets.learning_rate.walk import Valley, Walk

INK, BLUE, RED = (style.light for style in CURVE_STYLES[:3])
DASH = (0, (5, 2))


def draw(ground: Valley, walked: Walk, window: Window) -> Figure:
    """The path on the level lines, the factors against the rate, and the distances by step."""
    figure = Figure(figsize=(8.4, 3.7), facecolor="white")
    margins = {"left": 0.07, "right": 0.985, "top": 0.93, "bottom": 0.12, "wspace": 0.17, "hspace": 0.42}
    grid = figure.add_gridspec(2, 2, width_ratios=[1.25, 1], **margins)
    _draw_path(figure.add_subplot(grid[:, 0]), ground, walked, window)
    _draw_factors(figure.add_subplot(grid[0, 1]), ground, walked.rate)
    _draw_distances(figure.add_subplot(grid[1, 1]), ground, walked)
    return figure


def draw_levels(axes: Axes, ground: Valley, window: Window) -> None:
    """The level lines of the quadratic in the window, on axes with equal units and the weights' names."""
    (left, right), (bottom, top) = window.bounds
    x, y = np.meshgrid(np.linspace(left, right, 120), np.linspace(bottom, top, 100))
    heights = ground.height(np.stack([x, y], axis=-1))
    levels = heights.max() * (np.arange(1, 13) / 13) ** 2
    axes.contour(x, y, heights, levels=levels, colors="#8fa3b8", linewidths=0.6)
    axes.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
    axes.set(xlabel=window.labels[0], ylabel=window.labels[1])
    axes.tick_params(labelsize=8)


def _draw_path(axes: Axes, ground: Valley, walked: Walk, window: Window) -> None:
    draw_levels(axes, ground, window)
    left, right = window.bounds[0]
    for direction, colour, look in zip(ground.directions.T, (BLUE, RED), ("solid", DASH), strict=True):
        ends = ground.minimum + 9 * np.outer([-1, 1], direction) * (right - left)
        axes.plot(*ends.T, color=colour, lw=1, ls=look)
    axes.plot(*walked.points.T, "o-", color=INK, lw=1.2, ms=3)
    axes.plot(*walked.start, "o", mfc="white", mec=INK, ms=7, zorder=4)
    axes.set(xlim=window.bounds[0], ylim=window.bounds[1])
    axes.set_title(f"learning rate {walked.rate:.3g}, critical {ground.critical:.3g}", loc="left", fontsize=9)


def _draw_factors(axes: Axes, ground: Valley, rate: float) -> None:
    rates = np.linspace(0.0, 1.2 * ground.critical, 241)
    factors = np.abs(1.0 - np.outer(rates, ground.eigenvalues))
    axes.axvspan(ground.critical, rates[-1], color="#ececec")
    axes.plot(rates, factors[:, 0], color=BLUE, lw=1.5, label="flat")
    axes.plot(rates, factors[:, 1], color=RED, lw=1.5, ls=DASH, label="steep")
    axes.axhline(1.0, color="#6b6b6b", lw=0.8)
    axes.text(rates[-1], 0.08, "diverges ", fontsize=8, ha="right")
    axes.axvline(rate, color=INK, lw=1.2)
    axes.set_title(r"size of the factor $1 - \eta\lambda$, against $\eta$", loc="left", fontsize=9)
    axes.legend(fontsize=8, frameon=False, loc="upper center", ncols=2)
    axes.tick_params(labelsize=8)
    axes.set(xlim=(0, rates[-1]), ylim=(0, None))


def _draw_distances(axes: Axes, ground: Valley, walked: Walk) -> None:
    distances = np.maximum(np.abs(ground.distances(walked.points)), 1e-12)
    axes.plot(distances[:, 0], color=BLUE, lw=1.5)
    axes.plot(distances[:, 1], color=RED, lw=1.5, ls=DASH)
    axes.set_yscale("log")
    axes.set_title("distance from the minimum along each, by step", loc="left", fontsize=9)
    axes.tick_params(labelsize=8)
