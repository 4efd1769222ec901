"""The static picture of a BatchExplorer, for pages without a kernel. Drawn without pyplot."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from descent.widgets.batches.payload import STYLES, trend
from descent.widgets.batches.race import NAMES, Racer, Settings, floor
from descent.widgets.learning_rate.payload import Window
from descent.widgets.learning_rate.picture import draw_levels
from descent.widgets.learning_rate.walk import Valley
from descent.widgets.students import Array

WIDTHS = (0.6, 1.2, 1.8)
DASHES = ((0, (1, 1)), (0, (5, 2)), "solid")


def draw(
    ground: Valley, racers: tuple[Racer, ...], settings: Settings, budget: Array, window: Window
) -> Figure:
    """The paths on the level lines, and the excess losses against the work."""
    figure = Figure(figsize=(8.4, 3.7), facecolor="white")
    margins = {"left": 0.07, "right": 0.985, "top": 0.93, "bottom": 0.13, "wspace": 0.2}
    grid = figure.add_gridspec(1, 2, width_ratios=[1.15, 1], **margins)
    plane, losses = figure.add_subplot(grid[0]), figure.add_subplot(grid[1])
    draw_levels(plane, ground, window)
    for racer, style, width in zip(racers, STYLES, WIDTHS, strict=True):
        plane.plot(*racer.points.T, color=style.light, lw=width)
    plane.plot(*settings.start, "o", mfc="white", mec="black", ms=7, zorder=4)
    title = f"learning rate {settings.learning_rate:.3g}, noise × {settings.noise:g}"
    plane.set_title(title, loc="left", fontsize=9)
    _draw_losses(losses, ground, racers, settings, budget)
    return figure


def _draw_losses(
    axes: Axes, ground: Valley, racers: tuple[Racer, ...], settings: Settings, budget: Array
) -> None:
    names = NAMES[0], f"batches of {settings.batch_size}", f"all {len(ground.y)}"
    total = int(budget[-1])
    for racer, name, style, dash in zip(racers, names, STYLES, DASHES, strict=True):
        if racer.missing:
            continue
        levels = np.maximum(trend(ground, racer, budget), 1e-300)
        axes.plot(budget[1:], levels[1:], color=style.light, lw=1.3, ls=dash, label=name)
        level = floor(ground, racer, settings, total)
        if level is not None:
            axes.axhline(level, color=style.light, lw=1.2, ls=(0, (1, 2)))
    high = float(ground.height(settings.start)) or 1.0
    axes.set(xscale="log", yscale="log", ylim=(1e-5 * high, 30 * high), xlim=(1, total))
    axes.set_title("loss above the lowest by gradients evaluated", loc="left", fontsize=9)
    axes.tick_params(labelsize=8)
    if axes.lines:
        axes.legend(fontsize=8, frameon=False, loc="lower left")
